-- Roles on the platform: who runs it, who helps its users, and who looks into its books.
insert into tenancy.roles (slug, name, level, position) values
  ('platform_admin', 'Platform administrator', 'platform', 2),
  ('support', 'Support', 'platform', 3),
  ('auditor', 'Auditor', 'platform', 4);
--> statement-breakpoint
insert into tenancy.role_permissions (role, permission)
select role, unnest(string_to_array(permissions, ' ')) from (values
  ('platform_admin', 'platform.*:read platform.tenants:write platform.tenants:create platform.users:write'),
  ('support', 'platform.tenants:read platform.users:read platform.users:impersonate'),
  ('auditor', 'platform.*:read platform.audit:inspect')
) as given (role, permissions);
