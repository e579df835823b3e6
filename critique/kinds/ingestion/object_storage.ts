import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'object_storage',
  name: 'Object / blob storage',
  category: 'ingestion',
  tier: 'core',
  description: 'Bucket for raw files and artifacts.',
  icon: 'cylinder',
  aliases: [
    's3',
    'blob',
    'blob storage',
    'object store',
    'object storage',
    'file storage',
    'gcs',
    'bucket',
    'raw storage',
    'document store (raw)',
    'file store',
    'minio',
  ],
  products: ['Amazon S3', 'Google Cloud Storage', 'Azure Blob', 'MinIO', 'Cloudflare R2', 'Backblaze B2', 'HDFS'],
  traits: ['stores_data', 'source_of_truth'],
  props: props('sizeTb', 'versioning', 'encryptionMethod', 'lifecycle', 'updateMode', ...storedData),
  typicalIn: ['source_connector', 'crawler', 'app_service'],
  typicalOut: ['document_parser', 'training_pipeline', 'data_warehouse'],
})
