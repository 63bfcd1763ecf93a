# The block: RDX1 part/parts crc32, and behind each head its share of base64(deflate(JSON)). The checksum is over the part's base64 letters.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Lists whose newest rows stand first and tell enough by themselves; all others are sent whole or not at all.
$script:newestFirst = @('events.certificate', 'events.schannel', 'events.rdpCore', 'events.connectionManager', 'events.sessionManager', 'licensing.events', 'updates.recent', 'session.list')

# The app takes no longer list. Programs that shut out attackers leave a firewall rule for each, thousands of them.
$script:listMax = 2000

# A fact as it is sent: @{ Name; Json; Rows }. Rows is 0, or how many there were when only the first are sent.
# MaxRows 0: everything, with the words Windows gave for what could not be read; else the first word of those only.
function ConvertTo-RdpdSent {
    param([Parameter(Mandatory = $true)][hashtable]$Fact, [int]$MaxRows)
    $sent = @{ name = $Fact['name']; value = $Fact['value'] }
    $total = 0
    if ($Fact.ContainsKey('unknown')) {
        $sent['unknown'] = [string]$Fact['unknown']
        if ($MaxRows -gt 0) {
            $sent['unknown'] = ($sent['unknown'] -split ':')[0]
        }
    }
    else {
        $most = $script:listMax
        if (($MaxRows -gt 0) -and ($script:newestFirst -contains $Fact['name'])) {
            $most = $MaxRows
        }
        $rows = @($Fact['value'])
        if ($rows.Count -gt $most) {
            $total = $rows.Count
            $sent['value'] = [object[]]$rows[0..($most - 1)]
        }
    }
    return @{ Name = [string]$Fact['name']; Json = (ConvertTo-RdpdAsciiJson -Text (ConvertTo-Json -InputObject $sent -Depth 5 -Compress)); Rows = $total }
}

function Join-RdpdSent {
    param([string]$Head, [AllowEmptyCollection()][object[]]$Sent, [int]$Left)
    $facts = @(foreach ($one in $Sent) { $one['Json'] })
    $cut = @(foreach ($one in $Sent) {
            if ($one['Rows'] -gt 0) { "`"$($one['Name'])`":$($one['Rows'])" }
        })
    return "$Head,`"left`":$Left,`"cut`":{$($cut -join ',')},`"facts`":[$($facts -join ',')]}"
}

# As many facts as fit into the room when packed, in their order: @{ Packed; Sent; Left }.
function New-RdpdPacked {
    param([Parameter(Mandatory = $true)][string]$Head, [Parameter(Mandatory = $true)][AllowEmptyCollection()][object[]]$Sent, [Parameter(Mandatory = $true)][int]$Room)
    $taken = @($Sent)
    $left = @()
    if ((Get-RdpdPackedLength -Text (Join-RdpdSent -Head $Head -Sent $taken -Left 0)) -gt $Room) {
        $taken = @()
        foreach ($one in $Sent) {
            # A little is kept back: the number of what is left out is not known before the end.
            $more = @($taken) + @($one)
            if ((Get-RdpdPackedLength -Text (Join-RdpdSent -Head $Head -Sent $more -Left $Sent.Count)) -le ($Room - 8)) {
                $taken = $more
            }
            else {
                $left += [string]$one['Name']
            }
        }
    }
    return @{ Packed = (ConvertTo-RdpdPacked -Text (Join-RdpdSent -Head $Head -Sent $taken -Left $left.Count)); Sent = $taken; Left = $left }
}

# The lines of the block. LineLength 0: each part is one line, its head included.
function Get-RdpdBlockLines {
    param([Parameter(Mandatory = $true)][string]$Packed, [Parameter(Mandatory = $true)][int]$PartLength, [int]$LineLength = 0)
    $over = ($Packed.Length + $PartLength - 1) % $PartLength
    $parts = ($Packed.Length + $PartLength - 1 - $over) / $PartLength
    for ($number = 1; $number -le $parts; $number += 1) {
        $from = ($number - 1) * $PartLength
        $size = $Packed.Length - $from
        if ($size -gt $PartLength) {
            $size = $PartLength
        }
        $text = $Packed.Substring($from, $size)
        $head = "RDX1 $number/$parts $(Get-RdpdCrc32 -Text $text)"
        if ($LineLength -eq 0) {
            "$head $text"
            continue
        }
        $head
        for ($at = 0; $at -lt $text.Length; $at += $LineLength) {
            $width = $text.Length - $at
            if ($width -gt $LineLength) {
                $width = $LineLength
            }
            $text.Substring($at, $width)
        }
    }
}

Export-ModuleMember -Function *
