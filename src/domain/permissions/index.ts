export { type Actor, MEMBER_ROLES, type MemberRole, type Relation, type Subject } from './actor.ts'
export { actorOf } from './actor-of.ts'
export {
  type Action,
  APPLICATION_STATES,
  type ApplicationState,
  ARTICLE_STATES,
  type ArticleStateName,
  FORBIDS,
  MATRIX,
  type Rule,
} from './matrix.ts'
export { may, mustBeAllowed, relationsOf } from './may.ts'
