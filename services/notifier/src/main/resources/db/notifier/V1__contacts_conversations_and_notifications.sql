-- Whom an order is for, as it was placed. Personal: nothing of this is logged.
create table contact (
  order_id    varchar(80) primary key,
  customer_id varchar not null,
  name        varchar,
  email       varchar,
  phone       varchar,
  locale      varchar not null,
  currency    varchar not null
);

-- What a customer is told of one order on one channel (EMAIL, SMS): one message after the other, by rank. Who sends
-- claims the row.
create table conversation (
  order_id varchar(80) not null,
  channel  varchar(10) not null,
  -- From when on anybody may go on with it; null when there is nothing to say, or nobody known to say it to.
  due_at   timestamp with time zone,
  -- How often the next message was put off by the other side.
  attempts integer     not null default 0,
  -- Grows with every message that is to be sent, so that whoever sends notices what came meanwhile.
  revision bigint      not null default 0,
  primary key (order_id, channel)
);

create index conversation_due on conversation (channel, due_at);

-- One message: an order, a status, a channel. It is written down once, whatever is said twice.
create table notification (
  order_id    varchar(80) not null,
  channel     varchar(10) not null,
  -- The rank of the status.
  sequence    integer     not null,
  status      varchar(40) not null,
  total_cents bigint,
  heard_at    timestamp with time zone not null,
  -- PENDING, then for good: SENT; LATE, OPTED_OUT, NO_ADDRESS (skipped); REFUSED, GIVEN_UP (failed).
  outcome     varchar(20) not null default 'PENDING',
  -- Why, without an address: the other side's code.
  reason      varchar(200),
  settled_at  timestamp with time zone,
  primary key (order_id, channel, sequence)
);

-- Who wants to hear nothing on a channel.
create table opt_out (
  customer_id varchar     not null,
  channel     varchar(10) not null,
  since       timestamp with time zone not null,
  primary key (customer_id, channel)
);
