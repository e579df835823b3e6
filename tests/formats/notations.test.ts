import { describe, expect, it } from 'vitest'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import type { Reading } from '#critique/formats/format.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphView } from '#critique/graph/view.ts'
import { libraries } from '#server/formats/libraries.ts'

/** What was read, one line for each thing: `id: label (kind) in zone`, `from -> to: label`. */
async function read(text: string): Promise<{ format: string; nodes: string[]; edges: string[]; zones: string[]; reading: Reading }> {
  const { format, readings } = await readDrawings(new Source(text), libraries)
  const [reading] = readings
  const { graph } = reading!
  return {
    format: format.id,
    nodes: graph.nodes.map(({ id, label, kind, zone }) => `${id}: ${label}${kind ? ` (${kind})` : ''}${zone ? ` in ${zone}` : ''}`),
    edges: graph.edges.map(
      ({ from, to, label, props }) => `${from} ${props?.bidirectional ? '<->' : '->'} ${to}${label ? `: ${label}` : ''}`,
    ),
    zones: graph.zones.map(({ id, label, parent }) => `${id}: ${label}${parent ? ` in ${parent}` : ''}`),
    reading: reading!,
  }
}

describe('C4-PlantUML', () => {
  it('gives elements, relations and boundaries', async () => {
    const { format, nodes, edges, zones, reading } = await read(`@startuml shop
!include https://example.com/C4_Container.puml
LAYOUT_WITH_LEGEND()
title Shop assistant
' the people
Person(customer, "Customer", "Buys things")
System_Boundary(shop, "Shop") {
  Container(web, "Web app", "React", "What the customer sees")
  Container_Boundary(back, "Back end") {
    Container(assistant, "Shopping agent", "LangGraph")
    ContainerDb(orders, "Zorbl", "PostgreSQL", $tags="x")
    ContainerQueue(events, "Events", "Kafka")
  }
}
System_Ext(model, "OpenAI API", $descr="Answers")
Rel(customer, web, "Asks", "HTTPS")
Rel_D(web, assistant, "Forwards")
Rel_Back(assistant, orders, "rows")
BiRel(assistant, model, "Completes")
Rel(assistant, gone, "nothing")
/' not
Rel(customer, model, "never")
'/
Lay_R(web, model)
@enduml
`)
    expect(format).toBe('plantuml')
    expect(nodes).toEqual([
      'customer: Customer (end_user)',
      'web: Web app (React) in shop',
      'assistant: Shopping agent (LangGraph) in back',
      'orders: Zorbl (PostgreSQL) in back',
      'events: Events (Kafka) in back',
      'model: OpenAI API',
    ])
    expect(edges).toEqual([
      'customer -> web: Asks [HTTPS]',
      'web -> assistant: Forwards',
      'orders -> assistant: rows',
      'assistant <-> model: Completes',
    ])
    expect(zones).toEqual(['shop: Shop', 'back: Back end in shop'])
    expect(reading.graph.title).toBe('Shop assistant')
    expect(reading.account.ignored).toEqual([{ what: 'arrows of boxes that are not there', count: 1 }])
    expect(reading.lines?.nodes.get('assistant')).toBe(10)
  })

  it('gives component diagrams of plain PlantUML', async () => {
    const { nodes, edges, zones, reading } = await read(`@startuml
actor User as u
package "Platform" {
  [API gateway] as gw
  component "Support agent" as agent
  database Tickets
}
cloud "Model vendor" as vendor
u --> gw : asks
gw -down-> agent
agent ..> Tickets : reads
vendor <-- agent : prompts
Tickets -- gw
note right of agent : Retries twice
@enduml`)
    expect(nodes).toEqual([
      'u: User (end_user)',
      'gw: API gateway in Platform',
      'agent: Support agent in Platform',
      'Tickets: Tickets in Platform',
      'vendor: Model vendor',
    ])
    expect(edges).toEqual(['u -> gw: asks', 'gw -> agent', 'agent -> Tickets: reads', 'agent -> vendor: prompts', 'Tickets -> gw'])
    expect(zones).toEqual(['Platform: Platform'])
    expect(reading.account.guessedArrows.map(({ edge }) => edge)).toEqual(['e5'])
    expect(reading.graph.notes.map(({ text }) => text)).toEqual(['Retries twice'])
  })

  it('gives the C4 diagrams of Mermaid', async () => {
    const { format, nodes, edges } = await read(
      'C4Context\n  title Bank\n  Person(a, "Customer")\n  System(b, "Bank agent")\n  Rel(a, b, "Uses")',
    )
    expect(format).toBe('plantuml')
    expect(nodes).toEqual(['a: Customer (end_user)', 'b: Bank agent'])
    expect(edges).toEqual(['a -> b: Uses'])
  })
})

describe('Structurizr DSL', () => {
  const workspace = `workspace "Support desk" "Answers tickets" {
  !identifiers hierarchical
  model {
    customer = person "Customer" "Writes tickets"
    desk = softwareSystem "Support desk" {
      web = container "Portal" "Where tickets are written" "React"
      agent = container "Support agent" {
        technology "LangGraph"
        this -> web "posts answers to"
      }
      group "Storage" {
        db = container "Ticketbase" "Keeps tickets" "PostgreSQL" "Database"
      }
      agent -> db "Reads" "SQL"
    }
    vendor = softwareSystem "OpenAI" "" "External" { url "https://example.com" }
    customer -> desk.web "Writes"
    desk.web -> desk.agent
    desk.agent -> vendor "Prompts" {
      tags "async"
    }
    customer -> desk "Trusts"
    ghost -> vendor
    deploymentEnvironment "Live" {
      deploymentNode "AWS" {
        containerInstance desk.web
      }
    }
  }
  views {
    systemContext desk {
      include *
      autoLayout
    }
    styles {
      element "Database" {
        shape Cylinder
      }
    }
  }
}`
  it('gives elements, groups and relations', async () => {
    const { format, nodes, edges, zones, reading } = await read(workspace)
    expect(format).toBe('structurizr')
    expect(nodes).toEqual([
      'customer: Customer (end_user)',
      'desk: Support desk in desk',
      'web: Portal (React) in desk',
      'agent: Support agent (LangGraph) in desk',
      'db: Ticketbase (PostgreSQL) in group 11',
      'vendor: OpenAI',
    ])
    expect(edges).toEqual([
      'agent -> web: posts answers to',
      'agent -> db: Reads [SQL]',
      'customer -> web: Writes',
      'web -> agent',
      'agent -> vendor: Prompts',
      'customer -> desk: Trusts',
    ])
    expect(zones).toEqual(['desk: Support desk', 'group 11: Storage in desk'])
    expect(reading.graph.title).toBe('Support desk')
    expect(reading.account.ignored.map(({ what }) => what)).toEqual([
      'a deployment environment',
      'a relation of something that is not there',
    ])
  })

  it('lets an arrow to a system reach what the system begins with', async () => {
    const { reading } = await read(workspace)
    const { edges } = new GraphView(reading.graph)
    expect(edges.filter(({ from }) => from.id === 'customer').map(({ to }) => to.id)).toContain('agent')
  })
})

describe('D2', () => {
  it('gives shapes, containers and connections', async () => {
    const { format, nodes, edges, zones, reading } = await read(`# the whole of it
direction: right
title: |md
  # Ticket triage
| {near: top-center}
vars: {
  d2-config: { theme-id: 4 }
}
user: Customer {shape: person}
platform: Platform {
  gateway: API gateway
  agents: Agents {
    triage: "Triage agent"
    style.fill: "#eee"
  }
  gateway -> agents.triage: routes
  store: Zorbl { shape: cylinder }
  agents.triage -> store -> _.vendor: asks
}
vendor: OpenAI; vendor.shape: cloud
user -> platform.gateway: HTTPS {style.stroke: red}
platform.agents.triage <-> vendor
vendor -- user
platform.store <- user: writes
"quoted.name" -> user
"""
block -> comment
"""
*.style.fill: blue
(user -> platform.gateway)[0].style.opacity: 0.4
`)
    expect(format).toBe('d2')
    expect(reading.graph.title).toBe('Ticket triage')
    expect(nodes).toEqual([
      'user: Customer (end_user)',
      'platform.gateway: API gateway in platform',
      'platform.agents.triage: Triage agent in platform.agents',
      'platform.store: Zorbl (relational_db) in platform',
      'vendor: OpenAI',
      'quoted.name: quoted.name',
    ])
    expect(edges).toEqual([
      'platform.gateway -> platform.agents.triage: routes',
      'platform.agents.triage -> platform.store: asks',
      'platform.store -> vendor: asks',
      'user -> platform.gateway: HTTPS',
      'platform.agents.triage <-> vendor',
      'vendor -> user',
      'user -> platform.store: writes',
      'quoted.name -> user',
    ])
    expect(zones).toEqual(['platform: Platform', 'platform.agents: Agents in platform'])
    expect(reading.account.unsure.map(({ node }) => node)).toContain('platform.store')
  })

  it('takes tables, texts and deleted shapes for what they are', async () => {
    const { nodes, reading } = await read(`postgres: {
  shape: sql_table
  id: int {constraint: primary_key}
  customer: int
}
hint: |md
  Only in the EU
| {shape: text}
old: Old thing
old: null
api -> postgres: reads
`)
    expect(nodes).toEqual(['postgres: postgres', 'api: api'])
    expect(reading.graph.notes.map(({ text }) => text)).toEqual(['Only in the EU'])
  })

  it('is not mistaken for a sketch, nor a sketch for it', async () => {
    expect((await read('frontend: Web app\nfrontend -> backend: asks')).format).toBe('d2')
    expect((await read('end_user -> llm_orchestrator { timeoutMs: 3000 } -> llm')).format).toBe('sketch')
    expect((await read('title "A"; zone v(trust: external) { llm#answer }; end_user -> #answer')).format).toBe('sketch')
    expect((await read('end_user#u -{ label: "asks" }-> agent#a { maxSteps: 8 }')).format).toBe('sketch')
  })
})

it('refuses text that is none of them with what it expected', async () => {
  await expect(read('@startuml\n@enduml')).rejects.toThrow('expected a C4 or component diagram, found no box')
  await expect(read('Just some words.\nAnd more of them.')).rejects.toThrow()
})
