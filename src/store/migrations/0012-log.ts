import { type Kysely, sql } from 'kysely'

/** The log as it is published: hash tiles, checkpoints, what witnesses said of them, and other logs this one witnesses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** Hashes of the tree over the log's entries, 256 to a tile; a tile begins narrow and only ever gets longer. */
create table log_tile (
  level integer not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, index)
);

create function refuse_tile_change() returns trigger language plpgsql as $$
begin
  if new.level = old.level and new.index = old.index
    and substring(new.hashes from 1 for length(old.hashes)) = old.hashes then
    return new;
  end if;
  raise exception 'a tile of the log is only ever added to';
end $$;
create trigger only_longer before update on log_tile for each row execute function refuse_tile_change();
create trigger append_only before delete on log_tile for each row execute function refuse_change();
create trigger append_only_all before truncate on log_tile for each statement execute function refuse_change();

/** One line of descent: each size follows one other, so that two publishers cannot fork it. */
create table log_checkpoint (
  size bigint primary key check (size > previous_size),
  previous_size bigint not null unique check (previous_size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  at timestamptz not null
);
create trigger append_only before update or delete on log_checkpoint for each row execute function refuse_change();
create trigger append_only_all before truncate on log_checkpoint for each statement execute function refuse_change();

/** The line a witness put under a checkpoint. */
create table log_cosignature (
  size bigint not null references log_checkpoint (size),
  witness text not null,
  line text not null,
  primary key (size, witness)
);
create trigger append_only before update or delete on log_cosignature for each row execute function refuse_change();

/** The newest checkpoint of another city's log that was cosigned here. It never goes back. */
create table witnessed_log (
  origin text primary key,
  size bigint not null,
  root bytea not null check (length(root) = 32),
  note text not null,
  at timestamptz not null
);
create function refuse_rollback() returns trigger language plpgsql as $$
begin
  if new.origin = old.origin and (new.size > old.size or (new.size = old.size and new.root = old.root)) then
    return new;
  end if;
  raise exception 'a witnessed log never goes back';
end $$;
create trigger only_forward before update on witnessed_log for each row execute function refuse_rollback();
create trigger append_only before delete on witnessed_log for each row execute function refuse_change();
create trigger append_only_all before truncate on witnessed_log for each statement execute function refuse_change();
`
