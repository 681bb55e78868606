-- What is known of each order, for its own customer alone. Personal: nothing of this is logged.
create table customer_order (
  order_id       varchar(80) primary key,
  -- Of whoever spoke of the order first; whoever says otherwise later is not heard.
  customer_id    varchar not null,
  status         varchar(40),
  sequence       integer not null default 0,
  status_since   timestamp with time zone,
  reason         varchar,
  placed_at      timestamp with time zone,
  city           varchar,
  state          varchar,
  items          bigint,
  items_cents    bigint,
  delivery_cents bigint,
  total_cents    bigint,
  payment_method varchar,
  heard_at       timestamp with time zone not null
);

create index customer_order_customer on customer_order (customer_id, heard_at);

create table conversation (
  customer_id     varchar not null,
  conversation_id varchar(80) not null,
  -- The order last spoken of.
  order_id        varchar(80),
  -- Questions in a row that got no answer.
  failures        integer not null default 0,
  -- Since when a human has it; null while the assistant answers.
  handed_off_at   timestamp with time zone,
  handed_off_why  varchar(40),
  primary key (customer_id, conversation_id)
);

create index conversation_handed_off on conversation (handed_off_at);

-- One question and what became of it. Whoever answers claims the row, and renews the claim while at it.
create table question (
  customer_id     varchar not null,
  question_id     varchar(80) not null,
  conversation_id varchar(80) not null,
  -- The order that was given with it, if one was.
  order_id        varchar(80),
  text            varchar not null,
  -- To be answered in; BCP 47.
  language        varchar(10) not null,
  asked_at        timestamp with time zone not null,
  attempts        integer not null default 0,
  claimed_until   timestamp with time zone,
  -- OPEN, then for good: COMPLETED or FAILED.
  outcome         varchar(20) not null default 'OPEN',
  -- The answer.completed or answer.failed that was told, as JSON.
  answer          varchar,
  settled_at      timestamp with time zone,
  -- Since when it is known that nobody waits for the answer any more.
  reply_lost_at   timestamp with time zone,
  primary key (customer_id, question_id)
);

create index question_conversation on question (customer_id, conversation_id, asked_at);
create index question_asked on question (customer_id, asked_at);
