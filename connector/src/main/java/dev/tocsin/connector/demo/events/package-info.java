/**
 * Synthetic Windows events for the demo and its tests: weeks of a small hospital, and an intrusion in it that follows what
 * was published about the ScreenConnect incidents of October and November 2023. {@link
 * dev.tocsin.connector.demo.events.DemoEvents} is the entry.
 *
 * <p>Every name, account, address and time is invented, but for the indicators of the shipped IoC list, and no document is
 * a copy of a real one. The same seed gives the same bytes. The package makes documents only: it indexes nothing.
 */
@NullMarked
package dev.tocsin.connector.demo.events;

import org.jspecify.annotations.NullMarked;
