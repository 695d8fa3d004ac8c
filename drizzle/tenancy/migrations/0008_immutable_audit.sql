-- Audit entries are written once. The only change is that an entry which has no number gets its number and its hash.
create function tenancy.refuse_audit_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  unchained tenancy.audit_log;
begin
  if tg_op = 'UPDATE' and old.sequence is null and new.sequence is not null then
    unchained := new;
    unchained.sequence := null;
    unchained.hash := null;
    if unchained is not distinct from old then
      return new;
    end if;
  end if;
  raise exception '% on %.% is refused: its rows are written once', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
create trigger written_once before update or delete on tenancy.audit_log
for each row execute function tenancy.refuse_audit_change();
--> statement-breakpoint
create trigger never_emptied before truncate on tenancy.audit_log
for each statement execute function tenancy.refuse_audit_change();
--> statement-breakpoint
revoke update, delete on tenancy.audit_log from tenancy_runtime, tenancy_job;
--> statement-breakpoint
grant update (sequence, hash) on tenancy.audit_log to tenancy_job;
--> statement-breakpoint
revoke delete on tenancy.audit_heads from tenancy_job;
