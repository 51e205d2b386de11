export { ensureTopics, ensureTopicsOf } from './ensure-topics.ts'
export { findTopic, type Topic } from './find-topic.ts'
