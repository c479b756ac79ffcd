package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.sigma.model.DetectionRule;

/** A rule as it was written, and what it was compiled to. */
public record CheckedRule(DetectionRule rule, CompiledRule compiled) {}
