// What must always hold of the ledger. Each invariant is attacked as it stands, and again without its guard: a test
// that did not notice the missing guard would prove nothing.
import { newId } from '@quintet/kit/slice/ids.ts'
import type postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { aMoneyFixture, eur, type MoneyFixture } from './money-fixture.ts'

interface Invariant {
  readonly name: string
  /** Tries to break it; what was found wrong, empty when it holds. */
  attack(fixture: MoneyFixture): Promise<string[]>
  /** SQL that removes the guard. */
  readonly mutant: string
}

const deposit = (fixture: MoneyFixture, accountId: string, amount: string, idempotencyKey = fixture.aKey()) =>
  fixture.call('depositMoney', { accountId, amount: eur(amount), idempotencyKey })
const withdraw = (fixture: MoneyFixture, accountId: string, amount: string, idempotencyKey = fixture.aKey()) =>
  fixture.call('withdrawMoney', { accountId, amount: eur(amount), idempotencyKey })
const transfer = (fixture: MoneyFixture, fromAccountId: string, toAccountId: string, amount: string) =>
  fixture.call('transferMoney', { fromAccountId, toAccountId, amount: eur(amount), idempotencyKey: fixture.aKey() })
const together = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)))
const unless = (holds: boolean, fault: string): string[] => (holds ? [] : [fault])
/** What a query finds; each row is a fault. */
const rowsOf = async (fixture: MoneyFixture, query: string): Promise<string[]> =>
  (await fixture.database.admin.unsafe(query)).map((row) => JSON.stringify(row))

/** What PostgreSQL says of a broken constraint, a missing right, and a trigger's refusal. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && /^(23...|42501|P0001)$/.test(String(Reflect.get(error, 'code')))

/** Whether statements are accepted by the database alone, as a role, in the tenant. */
async function isAccepted(
  fixture: MoneyFixture,
  role: string,
  work: (sql: postgres.TransactionSql) => Promise<unknown>,
) {
  try {
    await fixture.database.admin.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`)
      await sql`select set_config('app.tenant_id', ${fixture.tenantId}, true)`
      await work(sql)
    })
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}
interface Raw {
  readonly account: string
  readonly amount: number
  readonly currency?: string
}
/** Writes a transaction past the service. */
async function write(
  sql: postgres.TransactionSql,
  fixture: MoneyFixture,
  lines: readonly Raw[],
  reversesId: string | null = null,
): Promise<void> {
  const id = newId()
  const { tenantId } = fixture
  await sql`insert into credit.ledger_transactions (tenant_id, id, kind, business_date, reverses_id, is_forced, created_at)
    values (${tenantId}, ${id}, 'TRANSFER', '2026-01-05', ${reversesId}, false, now())`
  for (const { account, amount, currency = 'EUR' } of lines) {
    await sql`insert into credit.ledger_postings
      (tenant_id, transaction_id, account_id, currency, amount_minor, business_date, created_at)
      values (${tenantId}, ${id}, ${account}, ${currency}, ${amount}, '2026-01-05', now())`
  }
}
const runtime = 'credit_runtime'
const unequal = `select a.id from credit.account_balances a where a.posted_minor <> (
  select coalesce(sum(amount_minor), 0) from credit.ledger_postings p where p.account_id = a.id)`
const unbalanced = `select currency, sum(amount_minor) from credit.ledger_postings group by currency having sum(amount_minor) <> 0`
/** Replaces a part of the function that moves balances. */
const instead = (part: string, other: string): string => `do $do$ declare code text; begin
  code := pg_get_functiondef('credit.apply_posting'::regproc);
  if position($part$${part}$part$ in code) = 0 then raise exception 'no such part'; end if;
  execute replace(code, $part$${part}$part$, $part$${other}$part$); end $do$`
/** A trigger that spoils each row of a table before it is written, after all other triggers. */
const spoil = (table: string, how: string): string => `
  create function credit.spoil() returns trigger language plpgsql as $f$ begin ${how}; return new; end $f$;
  create trigger zz_spoil before insert on credit.${table} for each row execute function credit.spoil()`
const forgetKeys = `create function credit.forget() returns trigger language plpgsql security definer as $f$ begin
    delete from credit.idempotency_keys where user_id = new.user_id and key = new.key; return null; end $f$;
  create trigger zz_forget after insert on credit.idempotency_keys for each row execute function credit.forget()`
const isDone = ({ __typename }: { __typename: string }) => __typename === 'LedgerTransaction'

const invariants: readonly Invariant[] = [
  {
    name: 'each transaction sums to zero',
    attack: async (fixture) => {
      const [a, b] = [await fixture.aWallet('1.00'), await fixture.aWallet('1.00')]
      const lines = [
        { account: a.id, amount: -50 },
        { account: b.id, amount: 51 },
      ]
      return unless(!(await isAccepted(fixture, runtime, (sql) => write(sql, fixture, lines))), 'one cent was made')
    },
    mutant: 'drop trigger balanced on credit.ledger_transactions',
  },
  {
    name: 'neither the service nor the owner of the tables can change what was written',
    attack: async (fixture) => {
      await fixture.aWallet('1.00')
      const changes = [
        'update credit.ledger_postings set amount_minor = amount_minor * 2',
        'delete from credit.ledger_postings',
        'truncate credit.ledger_postings cascade',
        `update credit.ledger_transactions set memo = 'other'`,
      ]
      const accepted: string[] = []
      for (const role of [runtime, 'credit_owner']) {
        for (const change of changes) {
          if (await isAccepted(fixture, role, (sql) => sql.unsafe(change))) accepted.push(`${role}: ${change}`)
        }
      }
      return accepted
    },
    mutant: 'drop trigger written_once on credit.ledger_postings; drop trigger never_emptied on credit.ledger_postings',
  },
  {
    name: 'the chain of seals covers every transaction',
    attack: async (fixture) => {
      await fixture.aWallet('1.00')
      const { id } = await fixture.call('verifyLedger', {})
      const text = 'query ($id: ID!) { found: ledgerVerification(id: $id) { status isIntact } }'
      const read = async () =>
        (await fixture.subgraph.ask<{ found: { status: string; isIntact: boolean } }>(text, { id }, fixture.treasurer))
          .found
      await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('DONE')
      return unless((await read()).isIntact, 'the chain is broken')
    },
    mutant: spoil('ledger_seals', `new.hash := decode(repeat('ab', 32), 'hex')`),
  },
  {
    name: 'a repeated call has no second effect',
    attack: async (fixture) => {
      const { id } = await fixture.aWallet()
      const key = fixture.aKey()
      const [first, second] = [await deposit(fixture, id, '1.00', key), await deposit(fixture, id, '1.00', key)]
      return unless(first.id === second.id && (await fixture.balanceOf(id)).posted === '1.00', 'it was done twice')
    },
    mutant: forgetKeys,
  },
  {
    name: 'of 64 equal calls at once, only one takes effect',
    attack: async (fixture) => {
      const { id } = await fixture.aWallet()
      const key = fixture.aKey()
      await together(64, () => deposit(fixture, id, '1.00', key))
      return unless((await fixture.balanceOf(id)).posted === '1.00', 'it was done more than once')
    },
    mutant: forgetKeys,
  },
  {
    name: 'no credit to an account is lost among many at once, by the database alone',
    attack: async (fixture) => {
      const [from, to] = [await fixture.aWallet('10.00'), await fixture.aWallet()]
      const lines = [
        { account: to.id, amount: 5 },
        { account: from.id, amount: -5 },
      ]
      const accepted = await together(60, () => isAccepted(fixture, runtime, (sql) => write(sql, fixture, lines)))
      const { posted } = await fixture.balanceOf(to.id)
      return unless(accepted.every(Boolean) && posted === '3.00', `there is ${posted}`)
    },
    mutant: instead(
      'posted_minor = b.posted_minor + new.amount_minor,',
      'posted_minor = (select o.posted_minor from credit.account_balances o where o.id = new.account_id) + new.amount_minor,',
    ),
  },
  {
    name: 'money is neither made nor lost by transfers',
    attack: async (fixture) => {
      const wallets = await together(4, () => fixture.aWallet('10.00'))
      await together(24, (i) => transfer(fixture, wallets[i % 4]!.id, wallets[(i + 1) % 4]!.id, '0.37'))
      return rowsOf(fixture, unbalanced)
    },
    mutant: `drop trigger balanced on credit.ledger_transactions;
      ${spoil('ledger_postings', 'if new.amount_minor > 0 then new.amount_minor := new.amount_minor + 1; end if')}`,
  },
  {
    name: 'each balance is the sum of its postings',
    attack: async (fixture) => {
      const [a, b] = [await fixture.aWallet('10.00'), await fixture.aWallet('10.00')]
      await transfer(fixture, a.id, b.id, '3.00')
      return rowsOf(fixture, unequal)
    },
    mutant: instead(
      'posted_minor = b.posted_minor + new.amount_minor,',
      'posted_minor = b.posted_minor + new.amount_minor + 1,',
    ),
  },
  {
    name: 'of 40 withdrawals only those that are covered are accepted, by the database alone',
    attack: async (fixture) => {
      const [from, to] = [await fixture.aWallet('999.95'), await fixture.aWallet()]
      const lines = [
        { account: from.id, amount: -5000 },
        { account: to.id, amount: 5000 },
      ]
      for (let n = 0; n < 40; n++) await isAccepted(fixture, runtime, (sql) => write(sql, fixture, lines))
      return unless((await fixture.balanceOf(from.id)).posted === '49.95', 'more went out than was there')
    },
    mutant: 'alter table credit.account_balances drop constraint account_balances_funds',
  },
  {
    name: 'small amounts moved back and forth do not drift',
    attack: async (fixture) => {
      const [a, b] = [await fixture.aWallet('1.00'), await fixture.aWallet('1.00')]
      for (let n = 0; n < 15; n++) {
        await transfer(fixture, a.id, b.id, '0.07')
        await transfer(fixture, b.id, a.id, '0.07')
      }
      const ends = [(await fixture.balanceOf(a.id)).posted, (await fixture.balanceOf(b.id)).posted]
      return unless(String(ends) === '1.00,1.00', `ended with ${ends}`)
    },
    mutant: `drop trigger balanced on credit.ledger_transactions;
      ${spoil(
        'ledger_postings',
        'if new.amount_minor > 0 then new.amount_minor := trunc(new.amount_minor * 0.9)::bigint; end if',
      ).replace('zz_spoil', 'aa_spoil')}`,
  },
  {
    name: 'no account takes another currency',
    attack: async (fixture) => {
      const [a, b] = [await fixture.aWallet('1.00'), await fixture.aWallet('1.00')]
      const lines = [
        { account: a.id, amount: -50, currency: 'USD' },
        { account: b.id, amount: 50, currency: 'USD' },
      ]
      return unless(!(await isAccepted(fixture, runtime, (sql) => write(sql, fixture, lines))), 'dollars among euros')
    },
    mutant: instead('account.currency IS DISTINCT FROM new.currency', 'account.id IS NULL'),
  },
  {
    name: 'a transaction is reversed once, by the database alone',
    attack: async (fixture) => {
      const { id } = await fixture.aWallet()
      const other = await fixture.aWallet('5.00')
      const made = await deposit(fixture, id, '1.00')
      const reversal = () =>
        isAccepted(fixture, runtime, (sql) =>
          write(
            sql,
            fixture,
            [
              { account: id, amount: -10 },
              { account: other.id, amount: 10 },
            ],
            made.id,
          ),
        )
      return unless((await reversal()) && !(await reversal()), 'two reversals of one transaction')
    },
    mutant: 'drop index credit.ledger_transactions_reverses',
  },
  {
    name: 'balances rebuilt from the journal equal the stored ones, and are never negative',
    attack: async (fixture) => {
      const [a, b] = [await fixture.aWallet('2.00'), await fixture.aWallet()]
      await together(12, () => transfer(fixture, a.id, b.id, '0.30'))
      return rowsOf(
        fixture,
        `with rebuilt as (
           select account_id, account_sequence, sum(amount_minor) over (partition by account_id order by account_sequence) as running
           from credit.ledger_postings where account_sequence is not null)
         select b.id from credit.account_balances b left join rebuilt r on r.account_id = b.id and r.account_sequence = b.sequence
         where b.posted_minor <> coalesce(r.running, 0)
         union all select account_id from rebuilt where running < 0`,
      )
    },
    mutant: `alter table credit.account_balances drop constraint account_balances_funds;
      ${instead('posted_minor = b.posted_minor + new.amount_minor,', 'posted_minor = greatest(b.posted_minor + new.amount_minor, 50),')}`,
  },
  {
    name: 'the postings of an account are numbered in order, without a gap',
    attack: async (fixture) => {
      const { id } = await fixture.aWallet()
      await together(20, () => deposit(fixture, id, '0.01'))
      return rowsOf(
        fixture,
        `select account_id from credit.ledger_postings where account_sequence is not null group by account_id
         having max(account_sequence) <> count(*) or min(account_sequence) <> 1`,
      )
    },
    mutant: instead('sequence = b.sequence + 1', 'sequence = b.sequence + 2'),
  },
  {
    name: 'a refused call is never reported as done, and its key is free again',
    attack: async (fixture) => {
      const { id } = await fixture.aWallet()
      const key = fixture.aKey()
      const refused = await withdraw(fixture, id, '1.00', key)
      await deposit(fixture, id, '1.00')
      const tried = await withdraw(fixture, id, '1.00', key).catch(() => ({ __typename: 'an error' }))
      const holds = refused.code === 'INSUFFICIENT_FUNDS' && isDone(tried)
      return unless(holds && (await fixture.balanceOf(id)).posted === '0.00', `the second try was ${tried.__typename}`)
    },
    // A claim that outlives the refusal, as if it had been committed before the outcome was known: sequences do not roll back.
    mutant: `create sequence credit.claims;
      create function credit.remember() returns trigger language plpgsql security definer as $f$ begin
        if new.operation = 'withdrawMoney' and nextval('credit.claims') > 1 then return null; end if; return new; end $f$;
      create trigger aa_remember before insert on credit.idempotency_keys for each row execute function credit.remember()`,
  },
]

describe('the ledger ensures that', () => {
  it.for(invariants)('$name', async ({ attack, mutant }) => {
    const fixture = await aMoneyFixture()
    try {
      expect(await attack(fixture)).toEqual([])
      await fixture.database.admin.unsafe(mutant)
      expect(await attack(fixture).catch((error: unknown) => [String(error)])).not.toEqual([])
    } finally {
      await fixture.drop()
    }
  })
})
