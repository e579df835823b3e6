import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'encryption_kms',
  name: 'Encryption / KMS',
  category: 'security',
  tier: 'extended',
  parent: 'secrets_manager',
  description: 'Key management and encryption of data at rest and in transit.',
  icon: 'lock-keyhole',
  aliases: ['kms', 'encryption', 'encryption at rest', 'key management', 'tls', 'mtls', 'customer-managed keys', 'cmk', 'byok', 'hsm'],
  products: ['AWS KMS', 'Cloud KMS', 'Azure Key Vault', 'HashiCorp Vault Transit', 'CloudHSM'],
  traits: ['deterministic'],
  props: props('keyScope', 'rotation', 'inTransit'),
  typicalIn: ['app_service', 'vector_db', 'object_storage'],
  typicalOut: ['vector_db', 'object_storage', 'relational_db'],
})
