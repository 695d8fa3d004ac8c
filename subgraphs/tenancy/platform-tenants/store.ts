// Tenants as the platform sees them, read under the job role: row-level security shows others only tenants of their own.
import type { Database } from '@quintet/drizzle/client/database.ts'
import { highestId, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import type { TenantDetails } from '../tenants/store.ts'

export interface TenantFilter extends PageArguments {
  readonly status?: string | null | undefined
  readonly search?: string | null | undefined
}

/** A page of all tenants, newest first. */
export function pageOfTenants(jobs: Database['jobs'], { status = null, search = null, ...page }: TenantFilter) {
  const prefix = search === null ? null : `${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  return pageById(
    page,
    highestId,
    (beyond, limit) =>
      jobs<TenantDetails[]>`
        select id, slug, name, status, status_reason as "statusReason", status_changed_at as "statusChangedAt",
          external_id as "externalId", tier, max_users as "maxUsers", region, features, settings, logo_url as "logoUrl",
          colors, onboarding_status as "onboardingStatus", activity_retention_days as "activityRetentionDays",
          default_role as "defaultRole", has_own_people as "hasOwnPeople",
          deletion_requested_at as "deletionRequestedAt", deletion_requested_by as "deletionRequestedBy",
          deletion_scheduled_at as "deletionScheduledAt", policy_version as "policyVersion",
          created_at as "createdAt", updated_at as "updatedAt"
        from tenancy.tenants
        where id < ${beyond} and (${status}::text is null or status = ${status})
          and (${prefix}::text is null or slug ilike ${prefix} or name ilike ${prefix} or external_id ilike ${prefix})
        order by id desc limit ${limit}`,
  )
}
