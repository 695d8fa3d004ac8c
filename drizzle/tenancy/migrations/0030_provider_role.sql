-- Those who act for organisations that lend: they see whose tenant it is, and bid.
INSERT INTO tenancy.roles (slug, name, level, position) VALUES ('provider', 'Provider', 'tenant', 8);--> statement-breakpoint
INSERT INTO tenancy.role_permissions (role, permission) VALUES
  ('provider', 'tenancy.tenants:read'),
  ('provider', 'credit.bids:write');
