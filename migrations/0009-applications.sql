-- Applications for an account: what people agree to, what they hand in, and every step until the decision.

-- A text that people consent to. What it says is in its versions; the newest is in force.
create table agreement (
  id text collate "C" primary key,
  purpose text not null check (purpose in ('apply')),
  position int not null,
  added_at timestamptz not null,
  retired_at timestamptz
);

create table agreement_version (
  id text collate "C" primary key,
  agreement_id text collate "C" not null references agreement,
  number int not null,
  titles jsonb not null,
  texts jsonb not null,
  published_at timestamptz not null,
  published_by text collate "C",
  unique (agreement_id, number)
);
create trigger agreement_version_immutable before update or delete on agreement_version
  for each row execute function refuse_change();

-- Who consented to which version, when, and for what. `network` says from where, as long as its salt is kept.
create table consent (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  version_id text collate "C" not null references agreement_version,
  subject_kind text not null,
  subject_id text collate "C" not null,
  consented_at timestamptz not null,
  network bytea,
  unique (subject_kind, subject_id, version_id)
);
create index consent_person on consent (person_id, id);

-- Words that editors send with a decision. Their texts are in versions; the newest is offered.
create table decision_template (
  id text collate "C" primary key,
  kind text not null check (kind in ('application.changes', 'application.refuse', 'article.changes', 'article.refuse')),
  position int not null,
  added_at timestamptz not null,
  retired_at timestamptz
);

create table decision_template_version (
  template_id text collate "C" not null references decision_template,
  number int not null,
  titles jsonb not null,
  texts jsonb not null,
  written_at timestamptz not null,
  written_by text collate "C",
  primary key (template_id, number)
);
create trigger decision_template_version_immutable before update or delete on decision_template_version
  for each row execute function refuse_change();

-- Salts of a month: without them nobody can tell which network a hash stands for. Deleted some months later.
create table network_salt (
  month text primary key,
  salt bytea not null
);

-- The application as it stands. `state` and what follows it are derived from the steps, by one verb.
create table application (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  language text not null,
  -- Counts what the applicant saved or handed in: a decision names the version that it is about.
  version int not null default 0,
  kind text check (kind in ('person', 'organisation', 'company', 'media', 'public_body')),
  -- What the kind of subject asks for, by the name of the field.
  subject jsonb not null default '{}',
  handle text not null default '',
  name text not null default '',
  signature text not null default '',
  field text not null default '',
  plan text not null default '',
  earlier text not null default '',
  avatar_media_id text collate "C" references media,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'changes', 'approved', 'refused', 'appealed', 'withdrawn')),
  state_since timestamptz not null,
  -- First handed in, and since when it waits for whoever is to act now.
  submitted_at timestamptz,
  waiting_since timestamptz,
  assigned_to text collate "C" references person on delete set null,
  assigned_at timestamptz,
  -- Who approved it first, where two editors must; who decided it last.
  seconded_by text collate "C",
  decided_by text collate "C",
  hints jsonb not null default '[]',
  network bytea,
  account_id text collate "C" references account on delete set null
);
create unique index application_open on application (person_id)
  where state in ('draft', 'submitted', 'changes', 'appealed');
create index application_person on application (person_id, id desc);
create index application_queue on application (state, waiting_since, id);
create index application_queue_kind on application (state, kind, waiting_since, id);
create index application_queue_field on application (state, field, waiting_since, id);
create index application_queue_assigned on application (state, assigned_to, waiting_since, id);
create index application_queue_hints on application (state, waiting_since, id) where hints <> '[]';
create index application_network on application (network, submitted_at) where network is not null;
create index application_account on application (account_id) where account_id is not null;

-- Handles that differ only in numbers and hyphens are told to editors as similar.
create function handle_stem(handle text) returns text language sql immutable strict parallel safe
  return regexp_replace(lower(handle), '[0-9_-]', '', 'g');
create index application_stem on application (handle_stem(handle), id) where state in ('submitted', 'changes', 'appealed');
create index account_stem on account (handle_stem(handle), id);
create index account_name on account (lower(name), id);

-- Everything that happened to an application, never changed; it goes only with the application itself.
create table application_step (
  id text collate "C" primary key,
  application_id text collate "C" not null references application on delete cascade,
  kind text not null check (kind in ('submitted', 'answered', 'assigned', 'released', 'noted', 'seconded', 'approved', 'changes',
    'refused', 'appealed', 'appeal_granted', 'appeal_dismissed', 'undone', 'withdrawn', 'proofs_deleted')),
  actor text collate "C",
  at timestamptz not null,
  -- Words for the applicant; of a note, for editors.
  reason text not null default '',
  details jsonb not null default '{}'
);
create index application_step_application on application_step (application_id, id);

create function refuse_step_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from application where id = old.application_id) then
    return old;
  end if;
  raise exception '% rows are immutable', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger application_step_immutable before update or delete on application_step
  for each row execute function refuse_step_change();

-- A file that proves who applies. Its row outlives the file; a file whose application is gone is deleted by the job.
create table application_proof (
  id text collate "C" primary key,
  application_id text collate "C" references application on delete set null,
  name text not null,
  mime text not null check (mime in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes int not null,
  sha256 text not null,
  storage_key text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  deleted_at timestamptz
);
create unique index application_proof_content on application_proof (application_id, sha256) where removed_at is null;
create index application_proof_kept on application_proof (id) where deleted_at is null;

insert into agreement (id, purpose, position, added_at) values ('0000000000a01', 'apply', 1, '2026-01-01T00:00:00Z');
insert into agreement_version (id, agreement_id, number, titles, texts, published_at) values
  ('0000000000a11', '0000000000a01', 1,
   '{"zh-CN": "作者协议", "en": "Author agreement"}',
   '{"zh-CN": "一、我对自己发表的内容负责，发表前已取得必要的授权。\n二、转载、翻译、推广与人工智能生成的内容，我如实标明。\n三、我不冒用他人或机构的名义，资料有变化时及时更新。\n四、我知道门户按公开的规则审核与处理内容，每个决定都附理由，我可以申诉。\n五、我可以随时停止使用账号，并导出自己的内容。", "en": "1. I answer for what I publish and have the permissions it needs.\n2. I label reprints, translations, sponsored and AI-generated content truthfully.\n3. I do not pose as another person or body, and keep my details up to date.\n4. I know that this portal reviews content under its published rules, that each decision comes with reasons, and that I can appeal.\n5. I may stop using the account at any time and take my content with me."}',
   '2026-01-01T00:00:00Z');

insert into decision_template (id, kind, position, added_at) values
  ('0000000000t01', 'application.changes', 1, '2026-01-01T00:00:00Z'),
  ('0000000000t02', 'application.changes', 2, '2026-01-01T00:00:00Z'),
  ('0000000000t03', 'application.changes', 3, '2026-01-01T00:00:00Z'),
  ('0000000000t04', 'application.refuse', 1, '2026-01-01T00:00:00Z'),
  ('0000000000t05', 'application.refuse', 2, '2026-01-01T00:00:00Z'),
  ('0000000000t06', 'application.refuse', 3, '2026-01-01T00:00:00Z'),
  ('0000000000t07', 'article.changes', 1, '2026-01-01T00:00:00Z'),
  ('0000000000t08', 'article.changes', 2, '2026-01-01T00:00:00Z'),
  ('0000000000t09', 'article.refuse', 1, '2026-01-01T00:00:00Z'),
  ('0000000000t10', 'article.refuse', 2, '2026-01-01T00:00:00Z');
insert into decision_template_version (template_id, number, titles, texts, written_at) values
  ('0000000000t01', 1, '{"zh-CN": "补充证明材料", "en": "More proof"}', '{"zh-CN": "请补充能证明主体身份的材料，例如登记证书或授权书的扫描件。", "en": "Please add proof of who you are, for example a scan of the registration certificate or a letter of authority."}', '2026-01-01T00:00:00Z'),
  ('0000000000t02', 1, '{"zh-CN": "说清楚打算写什么", "en": "Say what you will write"}', '{"zh-CN": "请写得具体些：打算写哪些题目，多久一篇，文字与图片从哪里来。", "en": "Please be more concrete: which subjects, how often, and where words and pictures come from."}', '2026-01-01T00:00:00Z'),
  ('0000000000t03', 1, '{"zh-CN": "换一个名称或号", "en": "Another name or handle"}', '{"zh-CN": "这个名称或号容易被误认为他人或机构，请换一个，或附上授权书。", "en": "The name or handle could be taken for somebody else. Please choose another, or add a letter of authority."}', '2026-01-01T00:00:00Z'),
  ('0000000000t04', 1, '{"zh-CN": "身份无法核实", "en": "Identity not confirmed"}', '{"zh-CN": "根据现有材料，我们无法核实主体的身份。", "en": "We could not confirm the identity of the subject from what was handed in."}', '2026-01-01T00:00:00Z'),
  ('0000000000t05', 1, '{"zh-CN": "以推广为主", "en": "Mainly advertising"}', '{"zh-CN": "计划发表的内容以推广为主，不符合本门户的定位。", "en": "What is planned is mainly advertising, which this portal does not carry."}', '2026-01-01T00:00:00Z'),
  ('0000000000t06', 1, '{"zh-CN": "以往作品不是原创", "en": "Earlier work is not original"}', '{"zh-CN": "提交的以往作品与他人已发表的内容重复，没有说明来源。", "en": "The earlier work repeats what others published, without naming the source."}', '2026-01-01T00:00:00Z'),
  ('0000000000t07', 1, '{"zh-CN": "注明来源", "en": "Name the source"}', '{"zh-CN": "请为引用的数据和事实注明来源。", "en": "Please name the source of the figures and facts you rely on."}', '2026-01-01T00:00:00Z'),
  ('0000000000t08', 1, '{"zh-CN": "标题与内容不符", "en": "Title does not match"}', '{"zh-CN": "标题说的和正文不一致，请修改标题。", "en": "The title promises something else than the text says. Please change it."}', '2026-01-01T00:00:00Z'),
  ('0000000000t09', 1, '{"zh-CN": "以推广为主", "en": "Mainly advertising"}', '{"zh-CN": "这篇文章以推广为主，没有标明。", "en": "This article is mainly advertising and does not say so."}', '2026-01-01T00:00:00Z'),
  ('0000000000t10', 1, '{"zh-CN": "侵害他人权益", "en": "Infringes others’ rights"}', '{"zh-CN": "文章含有侵害他人权益的内容。", "en": "The article contains what infringes the rights of others."}', '2026-01-01T00:00:00Z');
