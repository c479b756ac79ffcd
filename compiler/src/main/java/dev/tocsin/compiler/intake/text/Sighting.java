package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.refang.Recognition;

/**
 * A word of a line that looks like an indicator.
 *
 * @param start index in the refanged line
 * @param end index behind it
 * @param written as published
 * @param defanging whether somebody took care that nobody clicks on it
 */
record Sighting(int start, int end, String written, Defanging defanging, Recognition recognition) {
    enum Defanging {
        DEFANGED,
        PLAIN
    }
}
