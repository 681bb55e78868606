package dev.entrega.courier;

/** One kind of news, and how it is written: into a row that has none of it yet, or as a new row. */
enum Entry {

  /** Cuts short the wait of an outcome that overtook it. */
  DISPATCHED(
      """
      update shipment
      set dispatched_at = ?, revision = revision + 1,
        settle_at = case when task_token is not null and withdrawn_at is null
          then coalesce(case when patient then null else settle_at end, ?) else settle_at end
      where order_id = ? and dispatched_at is null
      """,
      "insert into shipment (dispatched_at, order_id) values (?, ?) on conflict do nothing"),

  OUT_FOR_DELIVERY(
      """
      update shipment
      set out_for_delivery_at = ?, revision = revision + 1,
        settle_at = case when task_token is not null and withdrawn_at is null
          then coalesce(settle_at, ?) else settle_at end
      where order_id = ? and out_for_delivery_at is null
      """,
      "insert into shipment (out_for_delivery_at, order_id) values (?, ?) on conflict do nothing"),

  /** For a parcel that was dispatched, as far as is known, or that nobody waits for. */
  OUTCOME(
      """
      update shipment
      set outcome = ?, outcome_at = ?, outcome_reason = ?, revision = revision + 1,
        settle_at = case when task_token is not null and withdrawn_at is null
          then coalesce(settle_at, ?) else settle_at end
      where order_id = ? and outcome is null
        and (dispatched_at is not null or task_token is null or withdrawn_at is not null)
      """,
      """
      insert into shipment (outcome, outcome_at, outcome_reason, order_id) values (?, ?, ?, ?)
      on conflict do nothing
      """),

  /** For one that was not: its dispatch may be on its way, so the answer waits a moment for it. */
  EARLY_OUTCOME(
      """
      update shipment
      set outcome = ?, outcome_at = ?, outcome_reason = ?, revision = revision + 1,
        patient = settle_at is null, settle_at = coalesce(settle_at, ?)
      where order_id = ? and outcome is null and task_token is not null and withdrawn_at is null
      """,
      OUTCOME.insert);

  /** Parameters: what is written, from when on the row may be settled, the order. */
  final String update;

  /** Parameters: what is written, the order. */
  final String insert;

  Entry(String update, String insert) {
    this.update = update;
    this.insert = insert;
  }
}
