#pragma once

/* How many blocks of memory this program has asked for since it started, by whatever library; -1 where
   that can't be counted. */
long allocation_count(void);
