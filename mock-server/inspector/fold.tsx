"use client";

import { useState, type ReactNode } from "react";

/** Props of `Fold`. */
export interface FoldProps {
  title: ReactNode;
  /** Whether it is open at first. @default false */
  isOpen?: boolean;
  /** Rendered while it is open. */
  children: ReactNode;
}

/** A disclosure whose content is only rendered while it is open: there may be much of it. */
export function Fold({ title, isOpen: isOpenAtFirst = false, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details
      open={isOpen}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
