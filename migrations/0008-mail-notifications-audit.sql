-- What a person is told on the site. The mail about it is a row of its own, written in the same transaction.
create table notification (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  kind text not null,
  params jsonb not null default '{}',
  href text,
  notified_at timestamptz not null,
  read_at timestamptz
);
create index notification_person on notification (person_id, id desc);
create index notification_unread on notification (person_id) where read_at is null;

-- A mail to one address. Its job carries only the ID: what it says (links that open doors among it) is wiped from
-- here once the mail was handed over or refused. At most one of `sent_at` and `failed_at` is set.
create table mail (
  id text collate "C" primary key,
  to_address text not null,
  language text not null,
  kind text not null,
  params jsonb,
  href text,
  queued_at timestamptz not null,
  tried_at timestamptz,
  tries int not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  -- The latest trouble, in the mail server's words.
  trouble text,
  check (sent_at is null or failed_at is null)
);
create index mail_queued on mail (queued_at);
create index mail_failed on mail (id desc) where failed_at is not null;

-- Every privileged act, never changed. Names of people are not copied: the actor may be gone, the act remains.
create table audit (
  id text collate "C" primary key,
  action text collate "C" not null,
  actor_id text collate "C",
  subject_kind text not null,
  subject_id text collate "C" not null,
  details jsonb not null default '{}',
  recorded_at timestamptz not null
);
create index audit_newest on audit (recorded_at desc, id desc);
create index audit_actor on audit (actor_id, recorded_at desc, id desc);
create index audit_action on audit (action, recorded_at desc, id desc);
create index audit_subject on audit (subject_kind, subject_id, recorded_at desc, id desc);
create trigger audit_immutable before update or delete on audit for each row execute function refuse_change();

-- How much is stored, measured by a job: no page counts files.
create table storage_figure (
  kind text primary key,
  files bigint not null,
  bytes bigint not null,
  measured_at timestamptz not null
);

-- The operator looks people up by the beginning of a name or an e-mail address, or by a role.
create index person_email_start on person (email collate "C");
create index person_name_start on person (lower(name) collate "C", id);
create index role_grant_staff on role_grant (role, person_id desc) where ended_at is null and role <> 'reader';
