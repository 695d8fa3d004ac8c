-- The tally of a board changes with its rows, in the same transaction. Writers of a board wait for each other before.
create function recruiting.keep_standings_tally() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.tenant_id, old.board, old.value_hundredths) = (new.tenant_id, new.board, new.value_hundredths) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    update recruiting.standings_tally set count = count - 1
    where tenant_id = old.tenant_id and board = old.board
      and (width, lowest) in ((1, old.value_hundredths), (100, old.value_hundredths / 100 * 100));
  end if;
  if tg_op <> 'DELETE' then
    insert into recruiting.standings_tally as tally (tenant_id, board, width, lowest, count) values
      (new.tenant_id, new.board, 1, new.value_hundredths, 1),
      (new.tenant_id, new.board, 100, new.value_hundredths / 100 * 100, 1)
    on conflict (tenant_id, board, width, lowest) do update set count = tally.count + 1;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keeps_tally after insert or update or delete on recruiting.standings
for each row execute function recruiting.keep_standings_tally();
--> statement-breakpoint
-- What stands already. The owner sees no rows of tenants while row-level security is forced upon him.
alter table recruiting.standings no force row level security;
--> statement-breakpoint
insert into recruiting.standings_tally (tenant_id, board, width, lowest, count)
select tenant_id, board, width, value_hundredths / width * width, count(*)
from recruiting.standings, (values (1), (100)) widths (width) group by 1, 2, 3, 4 order by 1, 2, 3, 4;
--> statement-breakpoint
alter table recruiting.standings force row level security;
