-- Agents see accounts, documents about people and all else of credit that is not for everybody, and review documents.
INSERT INTO tenancy.role_permissions (role, permission) VALUES ('agent', 'credit.*:inspect'), ('agent', 'credit.kyc:review');
