-- Nobody gives what he does not hold word for word, so without it an administrator could make no manager, agent or viewer.
insert into tenancy.role_permissions (role, permission) values ('tenant_admin', '*.*:read');
