export { changeTemplate, retireTemplate } from './change-template.ts'
export { TEMPLATE_KINDS, type Template, type TemplateKind, templatesFor } from './template.ts'
export { type TemplateVersion, templateVersions } from './template-versions.ts'
