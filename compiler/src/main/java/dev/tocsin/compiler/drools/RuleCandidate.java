package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.fast.EventView;
import java.util.function.IntConsumer;

/**
 * The fact that an event could match a rule.
 *
 * @param rule the rule's place in the knowledge base
 * @param event the event at hand
 * @param matches told the rule if it matches
 */
public record RuleCandidate(int rule, EventView event, IntConsumer matches) {}
