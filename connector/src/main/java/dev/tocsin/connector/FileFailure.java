package dev.tocsin.connector;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why something could not be done with a file, in a few words without its name. The message of an exception of the file
 * system is often nothing but that name.
 */
public final class FileFailure {
    private FileFailure() {}

    /** Why it could not be read. */
    public static String reading(IOException failure) {
        return switch (failure) {
            case NoSuchFileException gone -> "there is no such file";
            case AccessDeniedException denied -> "you may not read it";
            case CharacterCodingException notText -> "it is not UTF-8 text";
            case IOException other -> reason(other);
        };
    }

    /** Why it could not be written. */
    public static String writing(IOException failure) {
        return switch (failure) {
            case NoSuchFileException gone -> "there is no such folder";
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is a file, not a folder";
            case AccessDeniedException denied -> "you may not write there";
            case IOException other -> reason(other);
        };
    }

    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(failure.getMessage());
        return reason.equals("Is a directory") ? "it is a folder" : reason;
    }
}
