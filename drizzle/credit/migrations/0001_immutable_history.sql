-- The history of an application is written once. Neither the service nor the owner of the table changes it.
create function credit.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% on %.% is refused: its rows are written once', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
create trigger written_once before update or delete on credit.application_status_history
for each row execute function credit.refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on credit.application_status_history
for each statement execute function credit.refuse_change();
--> statement-breakpoint
revoke update, delete on credit.application_status_history from credit_runtime, credit_job;
--> statement-breakpoint
insert into credit.application_status_steps (from_status, to_status) values
  ('DRAFT', 'SUBMITTED'),
  ('SUBMITTED', 'UNDER_REVIEW'),
  ('DRAFT', 'WITHDRAWN'),
  ('SUBMITTED', 'WITHDRAWN'),
  ('UNDER_REVIEW', 'WITHDRAWN');
--> statement-breakpoint
-- A status begins as a draft and moves along the steps, one version at a time.
create function credit.check_application_step() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'DRAFT' or new.version <> 1 then
      raise exception 'An application begins as version 1 of a draft' using errcode = 'integrity_constraint_violation';
    end if;
  elsif new.version <> old.version + 1 or not exists (
    select from credit.application_status_steps where from_status = old.status and to_status = new.status
  ) then
    raise exception 'An application cannot go from % (version %) to % (version %)',
      old.status, old.version, new.status, new.version using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger begins_as_draft before insert on credit.applications
for each row execute function credit.check_application_step();
--> statement-breakpoint
create trigger follows_steps before update on credit.applications
for each row when (new.status is distinct from old.status or new.version is distinct from old.version)
execute function credit.check_application_step();
--> statement-breakpoint
-- A version without its row in the history is refused at commit.
create function credit.check_application_history() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
    select from credit.application_status_history
    where tenant_id = new.tenant_id and application_id = new.id and sequence = new.version and to_status = new.status
  ) then
    raise exception 'Version % of application % has no row in its history', new.version, new.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger has_history after insert or update of status, version on credit.applications
deferrable initially deferred for each row execute function credit.check_application_history();
