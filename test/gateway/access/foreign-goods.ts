// What globex buys and sells, for tests that name it from another tenant.
import { globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** The id of a purchase of globex, which is over. */
export async function purchaseInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.purchases (tenant_id, id, module_id, status, amount_minor, currency, provider)
    select ${globex.id}, ${id}, id, 'FAILED', 100, 'EUR', 'local' from marketplace.modules limit 1`
  return id
}

/** The id of a subscription of globex, which has ended. */
export async function subscriptionInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.subscriptions
      (tenant_id, id, module_id, status, interval, amount_minor, currency, provider, anchor_at, state_at, ended_at)
    select ${globex.id}, ${id}, id, 'CANCELLED', 'MONTH', 100, 'EUR', 'local', now(), now(), now()
    from marketplace.modules limit 1`
  return id
}

/** The id of a product of globex. */
export async function productInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.products
      (tenant_id, id, sku, name, amount_minor, currency, stock, options, is_active, updated_at)
    values (${globex.id}, ${id}, ${`their ${id}`}, 'Their product', 100, 'EUR', 9, '{}', true, now())`
  return id
}

/** The id of an order of globex, with a line. */
export async function orderInGlobex(admin: Admin): Promise<string> {
  const [id, productId] = [newId(), await productInGlobex(admin)]
  await admin`insert into marketplace.orders (tenant_id, id, buyer_id, status, amount_minor, currency, placed_at)
    values (${globex.id}, ${id}, ${globex.owner.id}, 'PAID', 100, 'EUR', now())`
  await admin`insert into marketplace.order_lines (tenant_id, order_id, product_id, name, unit_minor, quantity)
    values (${globex.id}, ${id}, ${productId}, 'Their line', 100, 1)`
  return id
}

/** The id of an extension of a user of globex. */
export async function extensionInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into marketplace.extensions (tenant_id, id, owner_id, type, name, enabled, priority, metadata, updated_at)
    values (${globex.id}, ${id}, ${globex.owner.id}, 'widget', ${`their ${id}`}, true, 0, '{}', now())`
  return id
}

/** The id of a system of globex, on paper alone. */
export async function systemInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  const slug = `their-${id.slice(-12)}`
  await admin`insert into marketplace.management_systems
      (id, slug, name, type, vendor, status, is_installed_at_provisioning, metadata, updated_at)
    values (${id}, ${slug}, 'Theirs', ${slug}, 'Them', 'ACTIVE', false, '{}', now())`
  await admin`insert into marketplace.system_versions
      (id, system_id, version, schema_version, is_latest, release_date, dependencies, compatibility)
    values (${id}, ${id}, '2.0.0', 1, true, now(), '{"requires":[]}', '{"requires":[]}')`
  await admin`insert into marketplace.tenant_systems
      (tenant_id, id, system_id, version_id, status, schema_name, configurations, features_enabled, updated_at)
    values (${globex.id}, ${id}, ${id}, ${id}, 'ACTIVE', ${`tenant_${id.replaceAll('-', '_')}`}, '{}', '[]', now())`
  return id
}
