// What Quintet computes in its rules, as SQL for the baselines: each may put it into the statement that reads the rest.

const isActive = (licence: string): string =>
  `${licence}.suspended_at is null and ${licence}.is_active and ${licence}.starts_at <= now()
    and (${licence}.expires_at is null or ${licence}.expires_at > now())`

/** Status of a licence. No module of the catalogue requires one that itself requires another. */
export const licenceStatus = (licence: string): string => `case
  when ${licence}.suspended_at is not null then 'SUSPENDED'
  when ${licence}.expires_at <= now() then 'EXPIRED'
  when ${isActive(licence)} and not exists (
    select from marketplace.modules own cross join jsonb_array_elements_text(own.dependencies -> 'required') slug
    where own.id = ${licence}.module_id and not exists (
      select from marketplace.modules needed join marketplace.licences held on held.module_id = needed.id
      where needed.slug = slug.value and held.tenant_id = ${licence}.tenant_id and ${isActive('held')})
  ) then 'ACTIVE' else 'INACTIVE' end`

/** Rank of a score on its board. */
export const scoreRank = (score: string): string => `(select count(*)::int + 1 from credit.scores other
  where other.tenant_id = ${score}.tenant_id and other.board = ${score}.board
    and other.value_hundredths > ${score}.value_hundredths)`
