-- What carriers and shops said of an order, each event once. Whether it came too late is decided whenever the
-- order is read: it may come before anything else is known of its order.
create table upstream_event (
  order_id varchar(80) not null,
  -- A digest of the event's source and id, which may be of any length.
  identity varchar(64) not null,
  type varchar(40) not null,
  source varchar(1000) not null,
  event_id varchar(1000) not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  reason varchar(1000),
  primary key (order_id, identity)
);
