-- The roles that every tenant has, and what they permit.
insert into tenancy.roles (slug, name, level, position) values
  ('owner', 'Owner', 'tenant', 1),
  ('tenant_admin', 'Administrator', 'tenant', 2),
  ('manager', 'Manager', 'tenant', 3),
  ('agent', 'Agent', 'tenant', 4),
  ('member', 'Member', 'tenant', 5),
  ('viewer', 'Viewer', 'tenant', 6),
  ('platform_owner', 'Platform owner', 'platform', 1);
--> statement-breakpoint
-- tenant_admin is the owner without tenancy.tenants:delete and tenancy.owners:grant.
insert into tenancy.role_permissions (role, permission)
select role, unnest(string_to_array(permissions, ' ')) from (values
  ('owner', '*.*:*'),
  ('tenant_admin', 'identity.*:* credit.*:* marketplace.*:* recruiting.*:* tenancy.tenants:read tenancy.tenants:write tenancy.members:* tenancy.roles:*'),
  ('manager', '*.*:read recruiting.*:* marketplace.licences:*'),
  ('agent', '*.*:read credit.applications:review credit.scores:write recruiting.*:write'),
  ('member', 'tenancy.tenants:read tenancy.members:read marketplace.*:read recruiting.jobs:read credit.applications:create'),
  ('viewer', 'tenancy.*:read marketplace.*:read recruiting.jobs:read'),
  ('platform_owner', 'platform.*:*')
) as given (role, permissions);
