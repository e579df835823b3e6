import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'two-person-studio',
  title: 'Alt texts for a studio of two',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 2 }
    end_user#d { label: "Designer" } -> app_service#s { label: "Python script" } -> vision_model#v { label: "GPT-4o vision" }
    #s -> object_storage#p { label: "Pictures" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval'],
  top: [],
  note: 'Eleventh round.',
})
