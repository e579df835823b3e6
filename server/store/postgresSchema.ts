/** Each brings a database from the version before to its own: the first to 1. What was released is never changed, only followed. */
export const MIGRATIONS: readonly string[] = [
  `
  create table room (
    id text collate "C" primary key, head bigint not null default 0,
    created_at bigint not null, updated_at bigint not null, deleted_at bigint
  );
  create index room_deleted on room (deleted_at) where deleted_at is not null;
  create table room_update (
    room text collate "C" not null, seq bigint not null, at bigint not null, data bytea not null, primary key (room, seq)
  );
  create table room_snapshot (room text collate "C" primary key, seq bigint not null, data bytea not null);
  create table room_base (room text collate "C" primary key, seq bigint not null, at bigint not null, data bytea not null);
  create table room_author (room text collate "C" not null, client bigint not null, actor text not null, primary key (room, client));
  create table room_access (room text collate "C" primary key, version integer not null, data text not null);
  create table room_revision (
    room text collate "C" not null, id text not null, seq bigint not null, at bigint not null, name text, data bytea not null,
    primary key (room, id)
  );
  create table used_token (id text primary key, expires_at bigint not null);
  create index used_token_expiry on used_token (expires_at);
  create table setting (name text primary key, value bytea not null);
  create table heartbeat (id integer primary key check (id = 1), at bigint not null);
  `,
  `
  create table room_due (room text collate "C" not null, list text not null, at bigint not null, primary key (room, list, at));
  create index room_due_at on room_due (at);
  insert into room_due (room, list, at) select id, '', 0 from room where id not like '%~%';
  `,
]

/** Tables that hold what belongs to one room. */
export const ROOM_TABLES = ['room_update', 'room_snapshot', 'room_base', 'room_author', 'room_access', 'room_revision', 'room_due'] as const
