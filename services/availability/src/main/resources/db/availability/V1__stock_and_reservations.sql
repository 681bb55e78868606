-- What lies on the shelves, and how much of it is promised. on_hand is what somebody counted, so it may fall below
-- reserved; nothing more is promised then.
create table stock (
  sku        varchar                  primary key,
  on_hand    bigint                   not null,
  reserved   bigint                   not null default 0 check (reserved >= 0),
  counted_at timestamp with time zone not null
);

-- What was decided for an order; one row for ever, also when the answer was no. OPEN is an order not decided yet.
create table reservation (
  order_id       varchar(80) primary key,
  state          varchar(20) not null,
  reservation_id varchar(36),
  decided_at     timestamp with time zone
);

-- What the order asked for, each SKU once. It counts as reserved while its reservation is RESERVED.
create table reservation_item (
  order_id varchar(80) not null references reservation (order_id),
  sku      varchar     not null,
  quantity bigint      not null check (quantity > 0),
  missing  boolean     not null default false,
  primary key (order_id, sku)
);
