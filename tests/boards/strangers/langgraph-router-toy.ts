import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'langgraph-router-toy',
  title: 'Router graph printed by a framework',
  strength: 'odd',
  kindless: true,
  sketch: `
    unknown#start { label: "__start__" } -> intent_router#router { label: "router" }
    #router -> [sub_agent#weather { label: "weather_agent" }, sub_agent#horoscope { label: "horoscope_agent" }, sub_agent#general { label: "general_agent" }, fallback_responder#unsupported { label: "unsupported" }]
    [#weather, #horoscope, #general, #unsupported] -> unknown#end { label: "__end__" }
  `,
  certain: [],
  allowed: [...optional.app, ...optional.agent],
  top: [],
  note: 'A toy: anything beyond evaluation and traces is noise.',
})
