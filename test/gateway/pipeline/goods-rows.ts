// What acme buys and sells, for tests of lists.
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

/** The ith purchase, subscription with bills, product and order of acme. */
export async function fillGoods(admin: TestQuintet['admin'], i: number): Promise<void> {
  const insert = async (table: string, row: object) => {
    await admin`insert into ${admin(`marketplace.${table}`)} ${admin({ tenant_id: acme.id, ...row } as never)}`
  }
  const later = `2099-01-0${i + 1}T00:00:00Z`
  const [module] = await admin`select id from marketplace.modules order by slug offset ${i} limit 1`
  const price = { amount_minor: 100, currency: 'EUR' }
  const bought = { module_id: module!.id, provider: 'local', ...price }
  await insert('purchases', { id: newId(), status: 'FAILED', ...bought })
  const subscription = { id: newId(), status: 'CANCELLED', interval: 'MONTH', anchor_at: later, state_at: later }
  await insert('subscriptions', { ...subscription, ...bought })
  for (let n = 0; n < 4; n++) {
    const bill = {
      id: newId(),
      subscription_id: subscription.id,
      reference: `bill ${i} ${n}`,
      status: 'PAID',
      ...price,
    }
    await insert('invoices', { ...bill, attempt_count: 1, period_end: later })
  }
  const product = { id: newId(), sku: `sku-${i}`, name: 'A product', options: {}, ...price }
  await insert('products', { ...product, stock: 9, is_active: true, updated_at: later })
  const system = {
    id: newId(),
    slug: `a-system-${i}`,
    name: 'A system',
    type: `kind ${i}`,
    vendor: 'Them',
    status: 'ACTIVE',
  }
  await admin`insert into marketplace.management_systems
    ${admin({ ...system, is_installed_at_provisioning: false, metadata: {}, updated_at: later } as never)}`
  for (let n = 1; n < 5; n++) {
    const version = { system_id: system.id, version: `${n}.0.0`, schema_version: n, is_latest: false }
    await admin`insert into marketplace.system_versions
      ${admin({ ...version, release_date: later, dependencies: {}, compatibility: {} } as never)}`
  }
  const [version] = await admin`select id from marketplace.system_versions where system_id = ${system.id} limit 1`
  const installed = { system_id: system.id, version_id: version!.id, status: 'ACTIVE', schema_name: `tenant_${i}` }
  await insert('tenant_systems', { ...installed, configurations: {}, features_enabled: [], updated_at: later })
  const extension = { id: newId(), owner_id: acme.owner.id, type: 'widget', name: `extension ${i}`, enabled: true }
  await insert('extensions', { ...extension, priority: i, metadata: {}, updated_at: later })
  await insert('practicality_factors', { extension_id: extension.id, name: 'speed', value: 5, weight: 1 })
  const order = { id: newId(), buyer_id: acme.owner.id, status: 'PAID', ...price }
  await insert('orders', { ...order, placed_at: later })
  const line = { order_id: order.id, product_id: product.id, name: 'A product', unit_minor: 100, quantity: 1 }
  await insert('order_lines', { id: newId(), ...line })
}
