/**
 * Regular expressions as a tree, so that every engine gets them written in its own dialect.
 * {@link dev.tocsin.sigma.regex.ExpressionParser} is the entry: any text yields a tree or problems.
 *
 * <p>The dialect is the subset of PCRE that the modifier {@code re} names, with what rules use beyond it and what runs
 * in linear time. An expression is searched for: it matches anywhere in a value unless it is anchored. Decisions where
 * dialects differ:
 *
 * <ul>
 *   <li>{@code $} is the very end of the value. PCRE also takes a last line feed for it; the draft of specification 2.2
 *       says that {@code ^...$} is the whole value, and no engine that matches whole terms could say the other.
 *   <li>With {@code m}, {@code ^} and {@code $} also stand after and before every line feed, a last one included.
 *   <li>{@code .} is any code point but a line feed; with {@code s} any. A carriage return is no line end.
 *   <li>{@code \d}, {@code \w}, {@code \s}, {@code \b} and the POSIX classes know ASCII only; {@code \s} has the vertical
 *       tab.
 *   <li>{@code i} ignores case as all of Sigma does: code point by code point and never across the border of ASCII. A
 *       class holds the case variants of all its members; a negated one is what is left over.
 * </ul>
 *
 * <p>The tree is what an expression means, not how it was written. What cannot change whether a text matches leaves no
 * trace: groups, their names, and laziness. Flags are resolved: each leaf says for itself what
 * they make of it. Nothing here matches.
 */
@NullMarked
package dev.tocsin.sigma.regex;

import org.jspecify.annotations.NullMarked;
