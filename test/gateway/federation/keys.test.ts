// @key: entities that are fetched from other subgraphs by their keys.
import { conforms, failing } from '../../support/schema/cases.ts'

conforms(
  'an entity',
  {
    harbour: {
      sdl: `type Query { ship: Ship ships: [Ship] fleet: [[Ship!]]! berth: Berth } type Ship @key(fields: "id") { id: ID! name: String }
        type Berth { number: Int! ship: Ship sure: Ship! }`,
      query: {
        ship: { id: '1', name: 'Hope' },
        ships: [{ id: '1', name: 'Hope' }, null, { id: 'sunk', name: 'Lost' }, { id: '1', name: 'Hope' }],
        fleet: [[{ id: '1' }, { id: '2' }], null, []],
        berth: { number: 4, ship: { id: 'sunk' }, sure: { id: '2' } },
      },
    },
    registry: {
      sdl: `type Ship @key(fields: "id") { id: ID! flag: String tons: Int! crew: [Sailor!] secret: Int }
        type Sailor @key(fields: "id") { id: ID! }`,
      rows: {
        Ship: [
          { id: '1', flag: 'NO', tons: 900, crew: [{ id: 'a' }, { id: 'b' }] },
          { id: '2', flag: null, tons: 70, crew: [] },
        ],
      },
      fields: { Ship: { secret: failing('FORBIDDEN') } },
    },
    payroll: {
      sdl: 'type Sailor @key(fields: "id") { id: ID! pay: Int ship: Ship } type Ship @key(fields: "id") { id: ID! cost: Int }',
      rows: {
        Sailor: [
          { id: 'a', pay: 10, ship: { id: '1', cost: 5 } },
          { id: 'b', pay: null, ship: null },
        ],
        Ship: [{ id: '1', cost: 5 }],
      },
    },
  },
  {
    'is joined by one request': {
      query: '{ ship { name flag tons } }',
      data: { ship: { name: 'Hope', flag: 'NO', tons: 900 } },
      requests: 'harbour registry',
    },
    'needs no other subgraph for its key': {
      query: '{ ship { id __typename } }',
      data: { ship: { id: '1', __typename: 'Ship' } },
      requests: 'harbour',
    },
    'that is not found has nulls, and no error': {
      query: '{ ships { name flag } }',
      data: { ships: [{ name: 'Hope', flag: 'NO' }, null, { name: 'Lost', flag: null }, { name: 'Hope', flag: 'NO' }] },
      requests: 'harbour registry',
    },
    'that is not found is null where it has a non-null field': {
      query: '{ berth { number ship { tons } sure { tons } } }',
      data: { berth: { number: 4, ship: null, sure: { tons: 70 } } },
      errors: ['berth.ship.tons INTERNAL_SERVER_ERROR'],
    },
    'keeps its position in lists of lists': {
      query: '{ fleet { id flag } }',
      data: {
        fleet: [
          [
            { id: '1', flag: 'NO' },
            { id: '2', flag: null },
          ],
          null,
          [],
        ],
      },
      requests: 'harbour registry',
    },
    'leads to others, with one request for each level': {
      query: '{ fleet { crew { pay ship { cost flag } } } }',
      data: {
        fleet: [
          [
            {
              crew: [
                { pay: 10, ship: { cost: 5, flag: 'NO' } },
                { pay: null, ship: null },
              ],
            },
            { crew: [] },
          ],
          null,
          [],
        ],
      },
      requests: 'harbour registry payroll registry',
    },
    'is fetched from two subgraphs at the same time': {
      query: '{ ship { cost flag } }',
      data: { ship: { cost: 5, flag: 'NO' } },
      requests: 'harbour [payroll registry]',
    },
    'keeps the fields of one subgraph when one of another fails': {
      query: '{ ship { name mine: secret flag } }',
      data: { ship: { name: 'Hope', mine: null, flag: 'NO' } },
      errors: ['ship.mine FORBIDDEN'],
    },
    'may be selected under several aliases': {
      query: '{ a: ship { flag } b: ship { f: flag } ship { id: flag flag: id } }',
      data: { a: { flag: 'NO' }, b: { f: 'NO' }, ship: { id: 'NO', flag: '1' } },
    },
  },
)

conforms(
  'a key of several fields',
  {
    school: {
      sdl: `type Query { pupils: [Pupil] } type Pupil @key(fields: "number class { year letter }") { number: Int! class: Class! }
        type Class @shareable { year: Int! letter: String! teacher: Teacher } type Teacher @shareable { name: String }`,
      query: {
        pupils: [
          { number: 1, class: { year: 5, letter: 'a', teacher: { name: 'Noether' } } },
          { number: 1, class: { year: 5, letter: 'b', teacher: null } },
          { number: 2, class: { year: 9, letter: 'z', teacher: null } },
        ],
      },
    },
    marks: {
      sdl: `type Pupil @key(fields: "class { letter year } number") { number: Int! class: Class! mark: Int }
        type Class @shareable { year: Int! letter: String! }`,
      rows: {
        Pupil: [
          { number: 1, class: { year: 5, letter: 'a' }, mark: 1 },
          { number: 1, class: { year: 5, letter: 'b' }, mark: 4 },
        ],
      },
    },
  },
  {
    'tells entities apart by all of them': {
      query: '{ pupils { mark } }',
      data: { pupils: [{ mark: 1 }, { mark: 4 }, { mark: null }] },
      requests: 'school marks',
    },
    'is not affected by aliases within it': {
      query: '{ pupils { class { teacher { name } letter: year } mark } }',
      data: {
        pupils: [
          { class: { teacher: { name: 'Noether' }, letter: 5 }, mark: 1 },
          { class: { teacher: null, letter: 5 }, mark: 4 },
          { class: { teacher: null, letter: 9 }, mark: null },
        ],
      },
      apollo: {
        data: {
          pupils: [null, null, null],
        },
        because: 'the alias hides a part of the key',
      },
    },
  },
)

conforms(
  'several keys',
  {
    desk: {
      sdl: 'type Query { parcels: [Parcel] } type Parcel @key(fields: "code") { code: String! }',
      query: { parcels: [{ code: 'x' }, { code: 'y' }, { code: 'none' }] },
    },
    sorting: {
      sdl: 'type Parcel @key(fields: "code") @key(fields: "id") { code: String! id: ID! bin: Int }',
      rows: {
        Parcel: [
          { code: 'x', id: '1', bin: 7 },
          { code: 'y', id: '2', bin: null },
        ],
      },
    },
    truck: {
      sdl: 'type Parcel @key(fields: "id") @key(fields: "id stop { km }") { id: ID! stop: Stop driver: String } type Stop { km: Int }',
      rows: {
        Parcel: [
          { id: '1', stop: { km: 3 }, driver: 'Ole' },
          { id: '2', stop: null, driver: 'Kim' },
        ],
      },
    },
    toll: {
      sdl: 'type Parcel @key(fields: "id stop { km }") { id: ID! stop: Stop @external fee: Int } type Stop @external { km: Int }',
      rows: {
        Parcel: [
          { id: '1', stop: { km: 3 }, fee: 30 },
          { id: '2', stop: null, fee: 0 },
        ],
      },
    },
  },
  {
    'lead to a third subgraph through a second': {
      query: '{ parcels { driver } }',
      data: { parcels: [{ driver: 'Ole' }, { driver: 'Kim' }, { driver: null }] },
      requests: 'desk sorting truck',
    },
    'that grow lead to a fourth subgraph, and a part may be null': {
      query: '{ parcels { fee bin } }',
      data: {
        parcels: [
          { fee: 30, bin: 7 },
          { fee: 0, bin: null },
          { fee: null, bin: null },
        ],
      },
      requests: 'desk sorting truck toll',
    },
  },
)

conforms(
  'a key that may be null',
  {
    street: {
      sdl: 'type Query { houses: [House] } type House @key(fields: "plot") { plot: Int colour: String }',
      query: {
        houses: [{ plot: 1, colour: 'red' }, { plot: null, colour: 'blue' }, null, { plot: 3, colour: 'grey' }],
      },
    },
    land: {
      sdl: 'type House @key(fields: "plot") { plot: Int owner: String }',
      rows: { House: [{ plot: 1, owner: 'Ida' }] },
    },
  },
  {
    'finds nothing where it is null, and others are complete': {
      query: '{ houses { colour owner } }',
      data: {
        houses: [
          { colour: 'red', owner: 'Ida' },
          { colour: 'blue', owner: null },
          null,
          { colour: 'grey', owner: null },
        ],
      },
      requests: 'street land',
    },
  },
)

conforms(
  'an object without a key',
  {
    shop: {
      sdl: `type Query { order: Order } type Order @key(fields: "id") { id: ID! total: Total @shareable } type Total { net: Int }`,
      query: { order: { id: 'o', total: { net: 10 } } },
      rows: { Order: [{ id: 'o', total: { net: 10 } }] },
    },
    tax: {
      sdl: `type Order @key(fields: "id") { id: ID! total: Total @shareable } type Total { tax: Int due: Due } type Due { day: String }`,
      rows: { Order: [{ id: 'o', total: { tax: 2, due: { day: 'Monday' } } }] },
    },
  },
  {
    'is joined through its parent': {
      query: '{ order { total { net tax due { day } } } }',
      data: { order: { total: { net: 10, tax: 2, due: { day: 'Monday' } } } },
      requests: 'shop tax',
    },
    'is fetched from the subgraph of the field only': {
      query: '{ order { total { tax } } }',
      data: { order: { total: { tax: 2 } } },
      requests: 'shop tax',
    },
  },
)

conforms(
  'lists of lists of objects without a key',
  {
    board: {
      sdl: `type Query { game: Game } type Game @key(fields: "id") { id: ID! rows: [[Square]] @shareable } type Square { piece: String }`,
      query: { game: { id: 'g', rows: [[{ piece: 'rook' }, null], null, [], [{ piece: null }]] } },
      rows: { Game: [{ id: 'g', rows: [[{ piece: 'rook' }, null], null, [], [{ piece: null }]] }] },
    },
    clock: {
      sdl: `type Game @key(fields: "id") { id: ID! rows: [[Square]] @shareable } type Square { seconds: Int }`,
      rows: { Game: [{ id: 'g', rows: [[{ seconds: 5 }, null], null, [], [{ seconds: 9 }]] }] },
    },
  },
  {
    'are merged member by member': {
      query: '{ game { rows { piece seconds } } }',
      data: { game: { rows: [[{ piece: 'rook', seconds: 5 }, null], null, [], [{ piece: null, seconds: 9 }]] } },
      apollo: {
        data: { game: { rows: [[{ piece: null, seconds: 5 }, null], null, [], [{ piece: null, seconds: 9 }]] } },
        because: 'a list in a list is replaced',
      },
    },
  },
)

const part = { id: '1', serial: 's1', code: { maker: 'm1', batch: 'b1', line: 'l1' } }
conforms(
  'keys that are resolvable in one direction only',
  {
    plant: {
      sdl: `type Part @key(fields: "id") @key(fields: "serial", resolvable: false) @key(fields: "code { maker batch }", resolvable: false)
          @key(fields: "id code { batch line }", resolvable: false) { id: ID! serial: ID! code: Code! name: String! weight: Int }
        type Code @shareable { maker: ID! batch: ID! line: ID! }`,
      rows: { Part: [{ ...part, name: 'bolt', weight: 3 }] },
    },
    depot: {
      sdl: `type Query { crate: Crate part: Part } type Crate { parts: [Part!]! }
        type Part @key(fields: "code { maker batch }", resolvable: false) @key(fields: "id code { batch line }")
          @key(fields: "serial", resolvable: false) @key(fields: "id", resolvable: false) { id: ID! serial: ID! code: Code!
          name: String! @external label: String! @requires(fields: "name") weight: Int @external cost: Int @requires(fields: "weight") }
        type Code @shareable { maker: ID! batch: ID! line: ID! }`,
      query: { crate: { parts: [part] }, part },
      rows: { Part: [part] },
      fields: {
        Part: {
          label: (found) => (found.id === undefined ? null : `the ${found.name}`),
          cost: (found) => (found.code?.line === undefined ? null : found.weight * 2),
        },
      },
    },
    yard: {
      sdl: `type Part @key(fields: "code { maker batch }") { code: Code! place: String }
        type Code @shareable { maker: ID! batch: ID! line: ID! }`,
      rows: { Part: [{ code: { maker: 'm1', batch: 'b1', line: 'l1' }, place: 'gate' }] },
    },
  },
  {
    'lead back with the key that the subgraph resolves': {
      query: '{ crate { parts { id label } } }',
      data: { crate: { parts: [{ id: '1', label: 'the bolt' }] } },
      requests: 'depot plant depot',
    },
    'lead back once for several fields': {
      query: '{ part { label cost name } }',
      data: { part: { label: 'the bolt', cost: 6, name: 'bolt' } },
      requests: 'depot plant depot',
    },
    'lead to a third subgraph by a part of a composite key': {
      query: '{ part { place serial weight } }',
      data: { part: { place: 'gate', serial: 's1', weight: 3 } },
      requests: 'depot [yard plant]',
    },
  },
)
