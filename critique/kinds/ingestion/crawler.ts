import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'crawler',
  name: 'Web crawler / scraper',
  category: 'ingestion',
  tier: 'extended',
  parent: 'source_connector',
  description: 'Job that downloads pages from sites.',
  icon: 'bug',
  aliases: ['crawler', 'scraper', 'spider', 'web crawler', 'web scraper', 'site crawler', 'fetcher'],
  products: ['Firecrawl', 'Apify', 'Scrapy', 'Crawl4AI', 'Playwright', 'Common Crawl', 'Diffbot', 'Spider'],
  traits: ['offline_processing', 'untrusted_source'],
  props: props('pagesPerDay', 'politeness', 'recrawlInterval', 'robotsCompliance', 'writers', 'allowlist', ...batchWork),
  typicalIn: ['scheduler'],
  typicalOut: ['object_storage', 'document_parser', 'deduplicator'],
})
