-- tenant_admin is as the owner, but for deleting the tenant and granting owners: every resource of tenancy is named.
insert into tenancy.role_permissions (role, permission)
select 'tenant_admin', 'tenancy.' || resource || ':*' from unnest(array['flags', 'security', 'buckets', 'documents',
  'templates', 'notifications', 'tasks', 'categories', 'insights', 'channels']) as resource
on conflict do nothing;
--> statement-breakpoint
-- member gets the reads of tenancy that viewer has by `*`.
insert into tenancy.role_permissions (role, permission)
select 'member', 'tenancy.' || resource || ':read' from unnest(array['buckets', 'templates', 'tasks', 'categories',
  'channels']) as resource
on conflict do nothing;
