-- What was done in the tenant, for its administrators. Owners hold every permission of the tenant.
insert into tenancy.role_permissions (role, permission) values ('tenant_admin', 'tenancy.activity:*');
