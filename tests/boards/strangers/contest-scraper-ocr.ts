import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'contest-scraper-ocr',
  title: 'Contest posters scraped, read and checked',
  strength: 'odd',
  kindless: true,
  sketch: `
    scheduler#cron { label: "CRON" } -> [crawler#web { label: "Scrape contest sites" }, crawler#ig { label: "Scrape IG profile" }]
    user_upload#manual { label: "Manual IG link" }
    [#web, #ig, #manual] -{ label: "insert data" }-> relational_db#pg { label: "Postgres" }
    [#web, #ig, #manual] -{ label: "upload image" }-> object_storage#r2 { label: "R2" }
    #r2 -{ label: "image url" }-> #pg
    #r2 -> document_parser#ocr { label: "OCR" } -{ label: "text" }-> #pg
    #pg -> human_review_queue#h { label: "Human Review" } -> unknown#end { label: "End" }
  `,
  certain: [],
  allowed: [
    'data/no-ingestion-validation',
    'requirements/scale-unstated',
    'requirements/success-metric-unstated',
    'reliability/failed-items-dropped',
  ],
  top: [],
  note: 'Hardly any AI, and a person at the end.',
})
