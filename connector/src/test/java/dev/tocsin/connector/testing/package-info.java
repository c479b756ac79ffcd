/** What tests of the connector share: a real cluster to write to, rules and events to try. */
@NullMarked
package dev.tocsin.connector.testing;

import org.jspecify.annotations.NullMarked;
