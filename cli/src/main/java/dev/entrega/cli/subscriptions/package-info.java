/**
 * Who is told of changes of status over SNS: partners and operators, each by a filter of their own.
 */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.subscriptions;
