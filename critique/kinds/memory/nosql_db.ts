import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'nosql_db',
  name: 'NoSQL / document database',
  category: 'memory',
  tier: 'extended',
  parent: 'relational_db',
  description: 'Key-value or document database.',
  icon: 'braces',
  aliases: [
    'nosql',
    'dynamodb',
    'mongodb',
    'document db',
    'key-value store',
    'kv store',
    'cassandra',
    'firestore',
    'document database',
    'dynamo',
    'mongo',
  ],
  products: ['DynamoDB', 'MongoDB', 'Cassandra', 'ScyllaDB', 'Firestore', 'Cosmos DB', 'Couchbase', 'Bigtable'],
  traits: ['stores_data', 'source_of_truth'],
  props: props(['sizeGb', { typical: '10-10000' }], ['maxQps', { typical: '1k-100k' }], 'consistency', 'updateMode', ...storedData),
  typicalIn: ['app_service', 'stream_processor'],
  typicalOut: ['app_service', 'cdc_stream'],
})
