import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'text_to_sql',
  name: 'Text-to-SQL / structured query tool',
  category: 'retrieval',
  tier: 'extended',
  parent: 'tool_executor',
  description: 'Step in which a model writes database queries from questions.',
  icon: 'table-properties',
  aliases: [
    'text-to-sql',
    'text2sql',
    'nl2sql',
    'sql agent',
    'sql generator',
    'sql tool',
    'analytics query tool',
    'semantic layer',
    'data agent',
    'bi copilot',
  ],
  products: [
    'Vanna',
    'SQLCoder',
    'LangChain SQL agent',
    'dbt Semantic Layer',
    'Cube',
    'Wren AI',
    'Snowflake Cortex Analyst',
    'Databricks Genie',
  ],
  traits: ['generates', 'runs_model'],
  props: props('readOnly', 'rowLimit', 'executionAccuracy', 'costGuard', ...modelCalls),
  typicalIn: ['agent', 'llm_orchestrator'],
  typicalOut: ['data_warehouse', 'relational_db', 'output_validator'],
})
