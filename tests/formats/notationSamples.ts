/** A file of each text notation, with most of what the notation has. */
export const samples = {
  plantuml: [
    `@startuml
title Shop
Person(customer, "Customer", "Buys")
System_Boundary(shop, "Shop") {
  Container(web, "Web app", "React", "What the customer sees")
  ContainerDb(orders, "Orders", "PostgreSQL")
}
System_Ext(model, "OpenAI API", $descr="Answers")
Rel(customer, web, "Asks", "HTTPS")
BiRel(web, model, "Completes")
@enduml`,
    `@startuml
actor User as u
package "Platform" {
  [API gateway] as gw
  database Tickets
}
u --> gw : asks
gw -down-> Tickets
note right of gw : Retries
@enduml`,
  ],
  structurizr: [
    `workspace "Desk" {
  model {
    c = person "Customer"
    d = softwareSystem "Desk" {
      web = container "Portal" "Writes" "React"
      group "Storage" {
        db = container "Base" "Keeps" "PostgreSQL" "Database"
      }
      web -> db "Reads"
    }
    c -> d.web "Writes"
  }
  views {
    systemContext d {
      include *
    }
  }
}`,
  ],
  d2: [
    `direction: right
user: Customer {shape: person}
platform: Platform {
  gateway: API gateway
  agents: { triage: "Triage agent" }
  gateway -> agents.triage: routes
}
hint: |md
  Only in the EU
| {shape: text}
user -> platform.gateway: HTTPS {style.stroke: red}
platform.agents.triage <-> vendor; vendor.shape: cloud`,
  ],
} as const
