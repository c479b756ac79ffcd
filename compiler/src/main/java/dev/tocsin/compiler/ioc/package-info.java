/**
 * IoC lists: YAML text to a checked list, and a list to the same predicate that Sigma rules become. docs/ioc-list.md
 * describes the format. {@link dev.tocsin.compiler.ioc.IocLists} is the entry. Importing other formats is not done here.
 */
@NullMarked
package dev.tocsin.compiler.ioc;

import org.jspecify.annotations.NullMarked;
